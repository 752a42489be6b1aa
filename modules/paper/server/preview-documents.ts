import { query, sql, type QueryCtx } from '@poros/kernel';
import { Preview, PreviewDocuments } from '../shared/print.ts';
import { findDocuments, knownPaper, languageOf, periodOf, titleOf } from './documents.ts';
import { drawDocuments } from './draw-documents.ts';

interface Count {
  readonly recordId: string;
  readonly stage: string;
  readonly copies: number;
}

export const previewDocuments = query({
  name: 'paper.preview_documents',
  http: 'GET /papers/:paper/preview',
  permission: 'signed_in',
  summary: 'Documents as they will be printed, as one HTML page; nothing is recorded.',
  input: PreviewDocuments,
  output: Preview,
  refuses: ['paper.paper_unknown', 'paper.period_missing', 'kernel.not_found'],

  async run(ctx, { paper: name, records, language: asked, from, to }) {
    const paper = knownPaper(ctx, name);
    const recordIds = [...new Set(records.split(','))];
    const documents = await findDocuments(ctx, paper, recordIds, { from, to });
    const counts = await readCounts(ctx, { name, recordIds, period: periodOf({ from, to }) });

    const language = languageOf(ctx, documents, asked);
    const title = titleOf(ctx, paper, documents, language);
    const html = await drawDocuments(ctx, documents, {
      language,
      title,
      isPreview: true,
      copyOf: ({ hash }) => ({
        no: null,
        printedBy: ctx.actor.name,
        printedAt: ctx.now.toISOString(),
        hash,
        link: null,
      }),
    });
    return {
      html,
      language,
      title,
      documents: documents.map(({ recordId, facts: { number, party, stage } }) => ({
        recordId,
        number,
        party,
        stage,
        copies: counts.find((one) => one.recordId === recordId && one.stage === stage)?.copies ?? 0,
      })),
      papers: [...ctx.registry.papers.values()]
        .filter((one) => one.entity === paper.entity && one.isOverTime === paper.isOverTime)
        .filter((one) => ctx.may(one.permission))
        .map((one) => ({ name: one.name, title: ctx.registry.say(ctx.actor.language, one.word) })),
    };
  },
});

const readCounts = (
  ctx: QueryCtx,
  { name, recordIds, period }: { name: string; recordIds: string[]; period: string },
) =>
  ctx.read<Count>(sql`select record_id as "recordId", stage, copies from paper.copy_count
    where tenant_id = ${ctx.tenantId} and paper = ${name} and period = ${period}
      and record_id = any(${recordIds}::uuid[])`);
