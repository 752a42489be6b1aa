import type { Invariant } from '../execute/module.ts';
import type { Registry } from '../execute/registry.ts';

/**
 * What the kernel promises of its own tables. No month has been archived yet: the job that will do
 * so must keep count of what it takes away.
 */
export function kernelInvariants(registry: Registry): Invariant[] {
  return [...SPINE, ...numbering(registry)];
}

const SPINE: readonly Invariant[] = [
  {
    name: 'kernel: events of a scope are numbered without a gap up to its head',
    sql: `
      select s.tenant_id, s.scope, s.head, l.many, l.highest
      from kernel.event_scope s
      left join (
        select tenant_id, scope, count(*) as many, max(seq) as highest
        from kernel.event_log group by tenant_id, scope) l using (tenant_id, scope)
      where l.highest is distinct from s.head or l.many <> s.head`,
  },
  {
    name: 'kernel: positions of events have no gap and no double',
    sql: `
      select h.position as head, l.many, l.different, l.highest
      from kernel.event_head h,
        (select count(*) as many, count(distinct position) as different,
          coalesce(max(position), 0) as highest from kernel.event_log) l
      where h.position <> l.highest or l.many <> h.position or l.different <> h.position`,
  },
  {
    name: 'kernel: no event waits longer than a minute for its number',
    sql: `
      select tenant_id, id, type, stored_at from kernel.event_pending
      where stored_at < now() - interval '1 minute'`,
  },
  {
    name: 'kernel: every event belongs to a command that was carried out',
    sql: `
      select e.tenant_id, e.position, e.type from kernel.event_log e
      left join kernel.command_log c on c.tenant_id = e.tenant_id and c.id = e.command_id
      where c.verdict is distinct from 'done'
        and e.at > (select min(at) from kernel.command_log)`,
  },
  {
    name: 'kernel: every first answer belongs to a command of the log',
    sql: `
      select i.tenant_id, i.command_id from kernel.idempotency i
      left join kernel.command_log c on c.tenant_id = i.tenant_id and c.id = i.command_id
      where c.id is null`,
  },
  {
    name: 'kernel: a document stands where its last move left it, move after move',
    sql: `
      select tenant_id, entity_id, from_status, came_from from (
        select tenant_id, entity_id, from_status, id,
          lag(to_status) over (partition by tenant_id, entity, entity_id order by id) as came_from
        from kernel.status_history) h
      where from_status is distinct from came_from`,
  },
];

/**
 * Numbers drawn in blocks are covered by their blocks; gap-free series have none and prove
 * themselves.
 */
function numbering(registry: Registry): Invariant[] {
  const gapFree = [...registry.series.values()]
    .filter((one) => one.gapFree)
    .map((one) => `'${one.code.replaceAll("'", "''")}'`);
  return [
    {
      name: 'kernel: every number drawn in blocks is explained by a block',
      sql: `
      select s.tenant_id, s.branch_key, s.series, s.month, s.next, b.covered, b.highest
      from kernel.number_series s
      left join (
        select tenant_id, branch_key, series, month, sum(last - first + 1) as covered,
          max(last) as highest, min(first) as lowest
        from kernel.number_block group by tenant_id, branch_key, series, month) b
        using (tenant_id, branch_key, series, month)
      where s.series <> all(array[${gapFree.join(', ')}]::text[])
        and (b.highest is distinct from s.next - 1 or b.covered <> b.highest or b.lowest <> 1)`,
    },
  ];
}
