import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveContract } from '../shared/contract.ts';
import { lockContract, sayContractChanged } from './contract.sql.ts';

export const archiveContract = command({
  name: 'pricing.archive_contract',
  http: 'POST /contracts/:contractId/archival',
  permission: 'pricing.contract.change',
  summary: 'Take a contract out of use; orders that were priced by it keep their prices.',
  input: ArchiveContract,
  output: Touched,
  refuses: ['pricing.contract_not_found'],

  async run(ctx, { contractId, version }) {
    const contract = await lockContract(ctx, contractId);

    ctx.update(
      'pricing.contract',
      { ...contract, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    await sayContractChanged(ctx, contract);
    return { id: contractId, version: version + 1 };
  },
});
