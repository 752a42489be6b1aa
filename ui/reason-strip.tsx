import type { ReactNode } from 'react';
import { CircleAlert, Info, TriangleAlert, CircleCheck } from './icons.ts';
import type { Tone } from './status.tsx';

export interface Reason {
  readonly tone?: Extract<Tone, 'attention' | 'danger' | 'info' | 'done'> | undefined;
  /** The cause in one bold sentence. */
  readonly cause: ReactNode;
  /** What to do about it. */
  readonly advice?: ReactNode;
  readonly code?: string | undefined;
  readonly actions?: readonly { readonly word: string; run(): void }[] | undefined;
}

const ICONS = {
  attention: TriangleAlert,
  danger: CircleAlert,
  info: Info,
  done: CircleCheck,
} as const;

/** Says in words why a document stands where it stands, and the way out. */
export function ReasonStrip({ tone = 'attention', cause, advice, code, actions }: Reason) {
  const IconOf = ICONS[tone];
  return (
    <div className="po-reason" data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <IconOf size={16} aria-hidden="true" />
      <p>
        <b>{cause}</b>
        {advice && <> {advice}</>}
      </p>
      {actions?.map((action) => (
        <button key={action.word} type="button" onClick={action.run}>
          {action.word}
        </button>
      ))}
      {code && <span className="po-reason-code">{code}</span>}
    </div>
  );
}
