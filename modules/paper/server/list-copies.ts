import { query, sql, type OutputOf } from '@poros/kernel';
import { Copies, ListCopies } from '../shared/print.ts';
import { knownPaper } from './documents.ts';

type Row = OutputOf<{ output: typeof Copies }>['rows'][number];

export const listCopies = query({
  name: 'paper.list_copies',
  http: 'GET /papers/:paper/copies',
  permission: 'signed_in',
  summary: 'Who printed a document, when, and which copy it was; newest first, at most 100.',
  input: ListCopies,
  output: Copies,
  refuses: ['paper.paper_unknown', 'kernel.not_found'],

  async run(ctx, { paper: name, recordId }) {
    const paper = knownPaper(ctx, name);
    // Over time there is no one document to read; the copies of a day tell no figures.
    if (!paper.isOverTime) await paper.find(ctx, { recordId });
    const rows = await ctx.read<Row>(sql`
      select c.id, c.copy_no as "copyNo", c.stage, p.language, p.way, p.created_at as "printedAt",
        u.name as "printedBy"
      from paper.copy c
      join paper.print p on p.tenant_id = c.tenant_id and p.id = c.print_id
      left join identity.v_user u on u.tenant_id = p.tenant_id and u.id = p.created_by
      where c.tenant_id = ${ctx.tenantId} and c.paper = ${name} and c.record_id = ${recordId}
      order by c.id desc limit 100`);
    return { rows };
  },
});
