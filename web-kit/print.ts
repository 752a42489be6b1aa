import { currentVoice, t } from '@poros/ui';
import { Printer } from '@poros/ui/icons';
import { useGo } from './navigation.tsx';
import type { DocumentAction } from './pages/record-head.tsx';
import { noAnswer, ProblemError, type Problem } from './problem.ts';

/** Documents that one print may hold; the server allows no more. */
export const PRINT_MAX = 50;

interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * The way to the preview of papers. `action` is the Print of a document page, `bulk` that of a
 * list: `const print = usePrint('finance.invoice')`, `secondary={[print.action(invoice.id)]}`,
 * `bulk={[print.bulk()]}`.
 */
export function usePrint(paper: string) {
  const go = useGo();
  const open = (ids: readonly string[], period?: Period): void =>
    go(`/print/${paper}`, { search: { records: ids.slice(0, PRINT_MAX).join(','), ...period } });
  return {
    open,
    action: (id: string, period?: Period): DocumentAction => ({
      word: t('kit.print'),
      icon: Printer,
      keys: 'Ctrl+P',
      run: () => open([id], period),
    }),
    bulk: <Row extends { readonly id: string }>() => ({
      word: t('kit.print'),
      icon: Printer,
      keys: 'P',
      show: (rows: readonly Row[]) => open(rows.map((row) => row.id)),
    }),
  };
}

/** A file the server makes, with the name it gives it; throws ProblemError. */
export async function readFile(path: string): Promise<{ name: string; content: Uint8Array }> {
  const answer = await fetch(`/api/v1${path}`, {
    credentials: 'same-origin',
    headers: { 'accept-language': currentVoice().language },
  }).catch(() => null);
  if (!answer) throw new ProblemError(noAnswer());
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => null)) as Problem | null;
    throw new ProblemError(problem ?? { ...noAnswer(), status: answer.status });
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '');
  return {
    name: decodeURIComponent(name?.[1] ?? 'file'),
    content: new Uint8Array(await answer.arrayBuffer()),
  };
}
