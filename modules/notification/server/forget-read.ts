import { rowsOf, sql, type Kernel } from '@poros/kernel';

const KEPT_DAYS = 180;
const AT_ONCE = 5_000;
const DAY_MS = 86_400_000;

/**
 * For the nightly maintenance: notices that were read and are older than half a year. What nobody
 * has read yet stays, however old.
 */
export async function forgetRead(kernel: Kernel): Promise<{ readonly notices: number }> {
  const before = new Date(kernel.clock().getTime() - KEPT_DAYS * DAY_MS).toISOString();
  for (let all = 0; ;) {
    const gone = await forgetSome(kernel, before);
    all += gone;
    if (gone < AT_ONCE) return { notices: all };
  }
}

/** A few thousand at a time, so that no delete holds its locks for long; the links go first. */
async function forgetSome(kernel: Kernel, before: string): Promise<number> {
  const old = await rowsOf<{ tenantId: string; id: string }>(
    kernel.systemPool,
    sql`
    select tenant_id as "tenantId", id from notification.notice
    where read_at is not null and noticed_at < ${before}
    order by tenant_id, noticed_at limit ${AT_ONCE}`,
  );
  if (old.length === 0) return 0;
  const those = sql`select * from unnest(${old.map((one) => one.tenantId)}::uuid[],
    ${old.map((one) => one.id)}::uuid[])`;
  await rowsOf(
    kernel.systemPool,
    sql`delete from notification.message_notice where (tenant_id, notice_id) in (${those})`,
  );
  const gone = await rowsOf(
    kernel.systemPool,
    sql`delete from notification.notice where (tenant_id, id) in (${those}) returning 1`,
  );
  return gone.length;
}
