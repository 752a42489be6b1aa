/** What became of the rows of one kind: in = posted + known before + rejected. */
export interface Reckoning {
  readonly kind: string;
  readonly rowsIn: number;
  readonly posted: number;
  readonly known: number;
  readonly rejected: readonly { readonly row: string; readonly reason: string }[];
}

/** A table a person can check: a line a kind, whether it adds up, and the first reasons. */
export function reconciliation(all: readonly Reckoning[]): string[] {
  const lines = all.flatMap(({ kind, rowsIn, posted, known, rejected }) => {
    const adds = rowsIn === posted + known + rejected.length;
    const reasons = Map.groupBy(rejected, (one) =>
      one.reason.replace(/[A-Z0-9]{2,}[-A-Z0-9]*|\d+/g, '…'),
    );
    return [
      `${kind.padEnd(16)} ${cell(rowsIn)} in = ${cell(posted)} posted + ${cell(known)} known + ` +
        `${cell(rejected.length)} rejected${adds ? '' : '   DOES NOT ADD UP'}`,
      ...[...reasons]
        .slice(0, 8)
        .map(
          ([reason, rows]) =>
            `                   ${rows.length} × ${reason} (first: ${rows[0]?.row})`,
        ),
    ];
  });
  return [
    ...lines,
    all.every((one) => one.rowsIn === one.posted + one.known + one.rejected.length)
      ? 'every row is accounted for'
      : 'ROWS ARE MISSING',
  ];
}

/** Two reckonings of one kind as one. */
export const sumOf = (kind: string, one: Reckoning, other: Reckoning): Reckoning => ({
  kind,
  rowsIn: one.rowsIn + other.rowsIn,
  posted: one.posted + other.posted,
  known: one.known + other.known,
  rejected: [...one.rejected, ...other.rejected],
});

const cell = (count: number) => String(count).padStart(7);
