import { page, query, sql } from '@poros/kernel';
import { VERDICTS, CommandPage, ListCommands, type CommandRow } from '../shared/audit.ts';
import { commandColumns, commandFrom } from './audit.sql.ts';
import { beginsWith, dayAfter } from './filters.sql.ts';

/** How many commands of one record are looked through; a document has tens. */
const OF_ONE_RECORD = 1_000;

export const listCommands = query({
  name: 'admin.list_commands',
  http: 'GET /admin/commands',
  permission: 'admin.audit.view',
  summary: 'The audit trail: who did, tried or was refused what, newest first.',
  input: ListCommands,
  output: CommandPage,

  run: (ctx, input) =>
    page<CommandRow>(ctx, input, {
      select: sql`${commandColumns}, cardinality(c.touched) as "recordsTouched"`,
      from: commandFrom,
      where: [
        sql`c.tenant_id = ${ctx.tenantId}`,
        ctx.within({ branch: sql`c.branch_id`, owner: sql`c.actor_id` }),
        input.actorId && sql`c.actor_id = ${input.actorId}`,
        input.command && beginsWith(sql`c.command`, input.command),
        input.ip && beginsWith(sql`c.ip`, input.ip),
        input.branchId && sql`c.branch_id = ${input.branchId}`,
        input.by && sql`c.command !~ '^(reaction|job):'`,
        input.verdict && sql`c.verdict = ${input.verdict}`,
        input.entityId &&
          sql`c.id in (
        select kernel_system.commands_touching(${input.entityId}, ${OF_ONE_RECORD}))`,
        input.from &&
          sql`c.at >= (${input.from}::date)::timestamp
        at time zone ${ctx.actor.timeZone}`,
        input.to && sql`c.at < ${dayAfter(input.to, ctx.actor.timeZone)}`,
        input.search &&
          sql`position(lower(${input.search}) in
        lower(concat_ws(' ', c.command, c.refusal, u.name, c.correlation_id, c.ip))) > 0`,
      ].map((one) => one || undefined),
      id: sql`c.id`,
      columns: {
        at: { by: sql`c.at`, type: 'timestamptz', order: { by: sql`c.id`, type: 'uuid' } },
        command: { by: sql`c.command`, type: 'text' },
        actorName: { by: sql`u.name`, type: 'text', empty: 'first' },
        verdict: { by: sql`c.verdict`, type: 'word', words: VERDICTS },
        refusal: { by: sql`c.refusal`, type: 'text', empty: 'first' },
      },
      defaultSort: '-at',
    }),
});
