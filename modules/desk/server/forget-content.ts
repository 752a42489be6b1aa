import { rowsOf, sql, type Kernel } from '@poros/kernel';

const KEPT_DAYS = 30;
const AT_ONCE = 500;
const DAY_MS = 86_400_000;

/**
 * For the nightly maintenance: bytes to which no file has pointed for thirty days. The rows of the
 * files stay and say what was there.
 */
export async function forgetContent(kernel: Kernel): Promise<{ readonly contents: number }> {
  const before = new Date(kernel.clock().getTime() - KEPT_DAYS * DAY_MS).toISOString();
  const gone = await rowsOf(
    kernel.systemPool,
    sql`
    delete from desk.content_chunk where (tenant_id, sha256) in (
      select c.tenant_id, c.sha256 from desk.content c
      where c.created_at < ${before} and not exists (
        select from desk.file f where f.tenant_id = c.tenant_id and f.sha256 = c.sha256
          and (f.deleted_at is null or f.deleted_at > ${before}))
      limit ${AT_ONCE})
    returning 1`,
  );
  return { contents: gone.length };
}
