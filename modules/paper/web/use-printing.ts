import {
  call,
  problemOf,
  readFile,
  saveFile,
  useCommand,
  type InputOf,
  type Problem,
} from '@poros/web-kit';
import { useRef, useState } from 'react';

/** What the preview shows and the print takes. */
export interface Wanted {
  readonly paper: string;
  readonly recordIds: readonly string[];
  readonly language?: 'id' | 'en' | 'both';
  readonly from?: string;
  readonly to?: string;
}

type Way = InputOf<'paper.print_documents'>['way'];

/**
 * Printing is recorded first; what then goes to the printer or into the file is the recorded copy
 * with its number and code. The frame shows that copy until something else is wanted.
 */
export function usePrinting(wanted: Wanted, onRecorded: () => void) {
  const command = useCommand('paper.print_documents');
  const [isBusy, setBusy] = useState<Way | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [printed, setPrinted] = useState({ of: '', html: '' });
  const isWaiting = useRef(false);
  const key = JSON.stringify(wanted);

  async function record(way: Way, use: (printId: string) => Promise<void>): Promise<void> {
    if (isBusy) return;
    setBusy(way);
    setProblem(null);
    try {
      const recordIds = [...wanted.recordIds];
      const print = await command.run({ ...wanted, recordIds, way, site: location.origin });
      if (print) await use(print.id);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(null);
      onRecorded();
    }
  }

  return {
    isBusy,
    problem: command.problem ?? problem,
    html: printed.of === key ? printed.html : undefined,
    print: () =>
      void record('browser', async (printId) => {
        const { html } = await call('paper.get_print', { printId });
        isWaiting.current = true;
        setPrinted({ of: key, html });
      }),
    download: () =>
      void record('pdf', async (printId) => {
        const { name, content } = await readFile(`/prints/${printId}/pdf`);
        saveFile(name, content, 'application/pdf');
      }),
    /** The frame has its page: the recorded copy goes to the printer, a preview does not. */
    onReady(frame: Window): void {
      if (!isWaiting.current) return;
      isWaiting.current = false;
      frame.focus();
      frame.print();
      // The keys are the page's again.
      if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur();
      window.focus();
    },
  };
}
