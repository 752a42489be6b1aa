import {
  endpoint,
  refuse,
  verifyAudit as prove,
  type AuditVerdict,
  type Kernel,
} from '@poros/kernel';
import { object } from '@poros/kernel/shared';
import { AuditProof } from '../shared/audit.ts';

/** Proofs under way: who asks meanwhile gets the same one. */
const running = new Map<string, Promise<AuditVerdict>>();

export const verifyAudit = endpoint({
  name: 'admin.verify_audit',
  http: 'GET /admin/audit/verification',
  permission: 'admin.audit.view',
  summary: 'Proves the audit trail of the tenant anew: every command, block and anchor.',
  input: object({}),
  output: AuditProof,

  async handle({ kernel, actor }) {
    const { tenantId } = actor ?? refuse('kernel.not_signed_in');
    const verdict = await proofOf(kernel, tenantId);
    return { ...verdict, provedAt: kernel.clock().toISOString() };
  },
});

function proofOf(kernel: Kernel, tenantId: string): Promise<AuditVerdict> {
  const known = running.get(tenantId);
  if (known) return known;
  const proof = prove(kernel, tenantId).finally(() => running.delete(tenantId));
  running.set(tenantId, proof);
  return proof;
}
