import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeContract } from '../shared/contract.ts';
import { lockContract, sayContractChanged } from './contract.sql.ts';

export const changeContract = command({
  name: 'pricing.change_contract',
  http: 'PUT /contracts/:contractId',
  permission: 'pricing.contract.change',
  summary: 'Rename a contract or say from when to when it is valid.',
  input: ChangeContract,
  output: Touched,
  refuses: ['pricing.contract_not_found', 'pricing.validity_reversed'],

  async run(ctx, { contractId, version, name, validFrom, validTo }) {
    const contract = await lockContract(ctx, contractId);

    ctx.update(
      'pricing.contract',
      { ...contract, version },
      { name, valid_from: validFrom, valid_to: validTo },
    );

    await sayContractChanged(ctx, contract);
    return { id: contractId, version: version + 1 };
  },
});
