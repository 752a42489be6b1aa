import { command, scopeOf, sql, type Ctx } from '@poros/kernel';
import { PrintDocuments, PrintDone } from '../shared/print.ts';
import {
  findDocuments,
  knownPaper,
  languageOf,
  periodOf,
  type FoundDocument,
} from './documents.ts';

export const printDocuments = command({
  name: 'paper.print_documents',
  http: 'POST /prints',
  permission: 'signed_in',
  summary: 'Record that documents leave the system on paper or as PDF, and count their copies.',
  input: PrintDocuments,
  output: PrintDone,
  refuses: ['paper.paper_unknown', 'paper.period_missing', 'kernel.not_found'],

  async run(ctx, { paper: name, recordIds, language: asked, from, to, way, site = '' }) {
    const paper = knownPaper(ctx, name);
    const documents = await findDocuments(ctx, paper, recordIds, { from, to });
    const period = paper.isOverTime ? periodOf({ from, to }) : '';
    const counts = await countCopies(ctx, documents, { name, period });

    const id = ctx.newId();
    const copies = documents.map(({ recordId, facts, hash }, place) => ({
      id: ctx.newId(),
      print_id: id,
      place,
      paper: name,
      record_id: recordId,
      branch_id: facts.branchId,
      stage: facts.stage,
      copy_no: counts.get(recordId) ?? 1,
      hash,
    }));
    ctx.insert('paper.print', {
      id,
      paper: name,
      language: languageOf(ctx, documents, asked),
      way,
      site,
      ...reachOf(ctx, paper.permission),
      from_on: (paper.isOverTime ? from : undefined) ?? null,
      to_on: (paper.isOverTime ? to : undefined) ?? null,
    });
    ctx.insert('paper.copy', copies);
    return {
      id,
      copies: copies.map((one) => ({ id: one.id, recordId: one.record_id, copyNo: one.copy_no })),
    };
  },
});

/** How far the printer's right to read such papers reaches; whoever verifies sees no further. */
function reachOf({ actor }: Ctx, permission: string) {
  const scope = scopeOf(actor, permission) ?? 'all';
  const isLimited = scope !== 'all';
  return {
    scope,
    branch_ids: isLimited ? [...actor.branchIds] : [],
    department_id: isLimited ? actor.departmentId : null,
  };
}

/**
 * Takes the next copy number of each document, in the order of their ids so that two prints of the
 * same documents never wait for each other, and says so in the story of the document itself.
 */
async function countCopies(
  ctx: Ctx,
  documents: readonly FoundDocument[],
  { name, period }: { name: string; period: string },
): Promise<Map<string, number>> {
  const rows = await ctx.read<{ recordId: string; copies: number }>(sql`
    insert into paper.copy_count as c (tenant_id, paper, record_id, stage, period, copies)
    select ${ctx.tenantId}::uuid, ${name}, r.id, r.stage, ${period}, 1
    from unnest(${documents.map((one) => one.recordId)}::uuid[],
      ${documents.map((one) => one.facts.stage)}::text[]) as r (id, stage)
    order by r.id
    on conflict on constraint copy_count__key do update set copies = c.copies + 1
    returning record_id as "recordId", copies`);
  for (const { recordId, copies } of rows)
    ctx.changed('paper.copy_count', recordId, copies > 1 ? { copies: copies - 1 } : null, {
      paper: name,
      copies,
    });
  return new Map(rows.map((row) => [row.recordId, row.copies]));
}
