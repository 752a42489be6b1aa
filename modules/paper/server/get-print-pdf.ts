import { PrinterError, endpoint, refuse, runQuery } from '@poros/kernel';
import { Type, type Static } from '@poros/kernel/shared';
import { GetPrint } from '../shared/print.ts';
import { getPrint } from './get-print.ts';

const REFUSALS = {
  no_browser: 'paper.no_browser',
  busy: 'paper.printer_busy',
  failed: 'paper.print_failed',
} as const;

export const getPrintPdf = endpoint({
  name: 'paper.get_print_pdf',
  http: 'GET /prints/:printId/pdf',
  permission: 'signed_in',
  summary: 'A recorded print as PDF.',
  input: GetPrint,
  output: Type.String(),
  produces: 'application/pdf',
  refuses: [
    'paper.print_not_found',
    'paper.changed_since_print',
    'paper.no_browser',
    'paper.printer_busy',
    'paper.print_failed',
  ],

  async handle({ kernel, actor, input, reply }) {
    const asker = actor ?? refuse('kernel.not_signed_in');
    const wanted: Static<typeof GetPrint> = input;
    const print = await runQuery({ kernel, actor: asker }, getPrint, wanted);
    const pdf = await kernel.printer.pdf(print.html).catch((error: unknown) => {
      if (!(error instanceof PrinterError)) throw error;
      kernel.log.warn({ err: error }, 'a paper could not be turned into PDF');
      return refuse(REFUSALS[error.reason]);
    });
    return reply
      .type('application/pdf')
      .header('content-disposition', attachment(`${print.fileName}.pdf`))
      .header('cache-control', 'private, no-store')
      .send(pdf);
  },
});

/** RFC 6266: plain for old programs, exact for the others. */
function attachment(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\r\n]/g, '-');
  const plain = safe.replace(/[^\x20-\x7e]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe)}`;
}
