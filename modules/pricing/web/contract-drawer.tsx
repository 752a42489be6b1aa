import { DateField, SearchPicker, TextField, type Pick } from '@poros/ui';
import { FormDrawer, FormGroup, t, useForm, useGo, useSave, type OutputOf } from '@poros/web-kit';
import { useRef } from 'react';
import { findCustomers } from './pickers.ts';

type Contract = OutputOf<'pricing.get_contract'>;
interface DrawerProps {
  readonly contract: Contract | null;
  onClose(): void;
}

/** Name, customer and time of a contract; the customer is chosen once. */
export function ContractDrawer({ contract, onClose }: DrawerProps) {
  const go = useGo();
  const made = useRef('');
  const customer: Pick | null = contract
    ? { id: contract.customerId, name: contract.customerName }
    : null;
  const form = useForm({
    code: contract?.code ?? '',
    name: contract?.name ?? '',
    customerId: customer,
    validFrom: contract?.validFrom ?? '',
    validTo: contract?.validTo ?? '',
  });
  const create = useSave(
    'pricing.create_contract',
    form,
    ({ code, name, customerId, validFrom, validTo }) => ({
      code: code.trim(),
      name,
      customerId: customerId?.id ?? '',
      validFrom,
      validTo: validTo || undefined,
    }),
    ({ id }) => {
      made.current = id;
    },
  );
  const change = useSave('pricing.change_contract', form, ({ name, validFrom, validTo }) => ({
    contractId: contract?.id ?? '',
    version: contract?.version ?? 1,
    name,
    validFrom,
    validTo: validTo || null,
  }));
  return (
    <FormDrawer
      title={contract ? t('pricing.change_of', { name: contract.name }) : t('pricing.new_contract')}
      form={form}
      save={contract ? change : create}
      onClose={() =>
        made.current ? go(`/contracts/${made.current}`, { isSilent: true }) : onClose()
      }
    >
      <SearchPicker
        label={t('pricing.customer')}
        isRequired
        isReadOnly={contract !== null}
        search={findCustomers}
        recent="customer"
        {...form.field('customerId')}
      />
      <TextField
        label={t('pricing.code')}
        isRequired
        isReadOnly={contract !== null}
        {...form.field('code')}
      />
      <TextField label={t('pricing.name')} isRequired {...form.field('name')} />
      <FormGroup>
        <DateField label={t('pricing.valid_from')} isRequired {...form.field('validFrom')} />
        <DateField label={t('pricing.valid_to')} {...form.field('validTo')} />
      </FormGroup>
    </FormDrawer>
  );
}
