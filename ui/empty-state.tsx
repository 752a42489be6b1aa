import type { ReactNode } from 'react';
import { Inbox, type Icon } from './icons.ts';

export interface EmptyStateProps {
  readonly icon?: Icon | undefined;
  /** One sentence: what is empty and why. */
  readonly title: string;
  readonly hint?: ReactNode;
  /** One action; it may carry its key. */
  readonly children?: ReactNode;
}

export function EmptyState({ icon: IconOf = Inbox, title, hint, children }: EmptyStateProps) {
  return (
    <div className="po-empty">
      <IconOf className="po-empty-icon" size={28} strokeWidth={1.5} aria-hidden="true" />
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {children && <div className="po-empty-acts">{children}</div>}
    </div>
  );
}
