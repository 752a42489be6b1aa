import {
  Button,
  format,
  t,
  toast,
  useKeys,
  useWords,
  type Column,
  type MenuGroup,
} from '@poros/ui';
import { FileSpreadsheet, FileText } from '@poros/ui/icons';
import { useState, type ReactNode } from 'react';
import { nowText } from '../ids.ts';
import { problemOf } from '../problem.ts';
import type { ExportKind } from './list-export.ts';
import { COUNT_MAX, type ListFace } from './list-head.tsx';
import type { ListState } from './list-state.ts';

export interface Exporting {
  readonly isBusy: boolean;
  run(kind: ExportKind): void;
  readonly progress: ReactNode;
}

interface Exported {
  readonly columns: readonly Column<unknown>[];
  readonly total: number | undefined;
}

/**
 * Writes what is seen (filters, order, columns) to a file, every row of it; a second passes before
 * progress shows, and it can be stopped.
 */
export function useExport(
  page: Pick<ListFace, 'op' | 'title'>,
  state: ListState,
  { columns, total }: Exported,
): Exporting {
  const { t } = useWords();
  const [run_, setRun] = useState<{ rows: number; since: string; stop: AbortController } | null>(
    null,
  );
  async function run(kind: ExportKind) {
    if (run_) return;
    const stop = new AbortController();
    const since = nowText();
    setRun({ rows: 0, since, stop });
    try {
      const { exportList } = await import('./list-export.ts');
      const rows = await exportList({
        kind,
        title: page.title,
        operation: page.op,
        input: state.input,
        columns,
        signal: stop.signal,
        onProgress: (count) => setRun({ rows: count, since, stop }),
      });
      if (!stop.signal.aborted) toast({ text: t('kit.exported', { n: rows }), tone: 'done' });
    } catch (error) {
      if (!stop.signal.aborted) toast({ text: problemOf(error).title, tone: 'danger' });
    } finally {
      setRun(null);
    }
  }
  useKeys(page.title, [
    { keys: 'Ctrl+Shift+E', word: t('kit.export'), run: () => void run('xlsx') },
  ]);
  return {
    isBusy: run_ !== null,
    run: (kind: ExportKind) => void run(kind),
    progress: run_ && run_.rows > 0 && (
      <div className="po-export" role="status">
        <span className="figures">
          {total === undefined || total === COUNT_MAX
            ? t('kit.exporting', { n: format.count(run_.rows) })
            : t('kit.exporting_of', { n: format.count(run_.rows), total: format.count(total) })}
        </span>
        <Button size="small" look="quiet" onClick={() => run_.stop.abort()}>
          {t('ui.cancel')}
        </Button>
      </div>
    ),
  };
}

/** The two kinds of file, as a menu offers them. */
export const exportGroup = ({ run }: Exporting): MenuGroup => ({
  word: t('kit.export_what'),
  entries: [
    {
      word: t('kit.export_xlsx'),
      icon: FileSpreadsheet,
      keys: 'Ctrl+Shift+E',
      run: () => run('xlsx'),
    },
    { word: t('kit.export_csv'), icon: FileText, run: () => run('csv') },
  ],
});
