import type { ReactNode } from 'react';

export interface Total {
  readonly word: string;
  /** Already formatted. */
  readonly value: ReactNode;
}

/** The sums of a document, always in view; the last one large. */
export function TotalsBar({
  totals,
  grand,
  children,
}: {
  totals: readonly Total[];
  grand: Total;
  children?: ReactNode;
}) {
  return (
    <div className="po-totals">
      <dl>
        {totals.map((total) => (
          <div key={total.word}>
            <dt>{total.word}</dt>
            <dd>{total.value}</dd>
          </div>
        ))}
      </dl>
      {children}
      <p className="po-grand">
        <span>{grand.word}</span>
        <strong>{grand.value}</strong>
      </p>
    </div>
  );
}
