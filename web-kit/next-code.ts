import { useEffect } from 'react';
import type { InputOf, ListName } from './operations.ts';
import type { Form } from './pages/use-form.ts';
import { useQueryOf } from './query.ts';

/** CUST-009 after CUST-008; nothing after a code that does not count. */
function codeAfter(code: string): string {
  const [, start = '', digits] = /^(.*?)(\d+)$/.exec(code) ?? [];
  if (!digits) return '';
  return start + String(Number(digits) + 1).padStart(digits.length, '0');
}

/** Proposes the code after the highest there is, as long as nobody has written another. */
export function useNextCode<O extends ListName>(
  operation: O,
  form: Pick<Form<{ code: string }>, 'propose'>,
): void {
  const last = useQueryOf(operation, { sort: '-code', limit: 1 } as unknown as InputOf<O>);
  const [row] = (last.data as { rows: readonly { code: string }[] } | undefined)?.rows ?? [];
  const next = row ? codeAfter(row.code) : '';
  useEffect(() => {
    if (next) form.propose({ code: next });
    // Only when the proposal is known: whoever clears the field wants it clear.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [next]);
}
