import type { ReactNode } from 'react';
import { Inbox, type Icon } from './icons.ts';
import { Kbd } from './kbd.tsx';

export interface EmptyStateProps {
  readonly icon?: Icon | undefined;
  /** One sentence: what is empty and why. */
  readonly title: string;
  readonly hint?: ReactNode;
  /** One action; it may carry its key. */
  readonly children?: ReactNode;
  /** A key that leads on from here, with what it does: "N" makes the first one. */
  readonly keyHint?: { readonly keys: string; readonly word: string } | undefined;
}

/** What it is, why it is empty, one way on. Never a dead end and never a joke. */
export function EmptyState(props: EmptyStateProps) {
  const { icon: IconOf = Inbox, title, hint, children, keyHint } = props;
  return (
    <div className="po-empty">
      <IconOf className="po-empty-icon" size={28} strokeWidth={1.5} aria-hidden="true" />
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {children && <div className="po-empty-acts">{children}</div>}
      {keyHint && (
        <p className="po-empty-key po-hint-key">
          <Kbd keys={keyHint.keys} /> {keyHint.word}
        </p>
      )}
    </div>
  );
}
