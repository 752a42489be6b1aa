import { found, page, query, sql } from '@poros/kernel';
import { JournalPage, ListJournals, type JournalRow } from '../shared/journal.ts';
import { journalColumns, journalTables } from './journal.sql.ts';

export const listJournals = query({
  name: 'finance.list_journals',
  http: 'GET /finance/journals',
  permission: 'finance.journal.read',
  summary: 'Journals within reach, newest first.',
  input: ListJournals,
  output: JournalPage,

  run: (ctx, input) =>
    page<JournalRow>(ctx, input, {
      select: journalColumns,
      from: journalTables,
      where: [
        sql`j.tenant_id = ${ctx.tenantId}`,
        ctx.within({ branch: sql`j.branch_id` }),
        input.from !== undefined && sql`j.posted_on >= ${input.from}`,
        input.to !== undefined && sql`j.posted_on <= ${input.to}`,
        input.sourceType !== undefined && sql`j.source_type = ${input.sourceType}`,
        input.accountId !== undefined &&
          sql`exists (select from finance.journal_line l
        where l.tenant_id = j.tenant_id and l.journal_id = j.id
          and l.account_id = ${input.accountId})`,
        found(input.search, sql`j.id`, sql`finance.search_journal`),
      ],
      id: sql`j.id`,
      columns: {
        postedOn: { by: sql`j.posted_on`, type: 'date' },
        number: { by: sql`j.number`, type: 'text' },
        description: { by: sql`j.description`, type: 'text' },
        sourceType: { by: sql`j.source_type`, type: 'word' },
        total: { by: sql`j.total`, type: 'numeric', sum: sql`j.currency` },
      },
      defaultSort: '-postedOn',
    }),
});
