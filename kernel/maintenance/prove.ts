import type { Kernel } from '../execute/kernel.ts';
import { verifyAll } from './verify.ts';

/** Proves the database by night and tells the log and Prometheus what does not hold. */
export async function prove(kernel: Kernel): Promise<void> {
  const findings = await verifyAll(kernel);
  const broken = findings.filter((finding) => !finding.ok);
  for (const { name, rows } of broken)
    kernel.log.error({ invariant: name, rows: rows.slice(0, 3) }, 'an invariant is broken');
  kernel.metrics.invariantsBroken.set(broken.length);
  kernel.log.info({ proved: findings.length, broken: broken.length }, 'proof of the database');
}
