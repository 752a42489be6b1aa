import { SkeletonRows } from '@poros/ui';
import {
  FormPage,
  t,
  useAddress,
  useForm,
  useNextCode,
  useGo,
  useQueryOf,
  useSave,
  useSession,
  type OutputOf,
} from '@poros/web-kit';
import { CustomerFields } from './customer-fields.tsx';
import { newCustomer, profileToSend, valuesOfCustomer } from './customer-values.ts';
import { SimilarParties } from './similar-parties.tsx';

/** A new customer, blank or like the one that the address names. */
export function NewCustomer() {
  const { copy = '' } = useAddress().search;
  const copied = useQueryOf('party.get_customer', { customerId: copy }, { when: copy !== '' });
  if (copy && copied.isPending) return <SkeletonRows />;
  return <CustomerForm like={copied.data} />;
}

function CustomerForm({ like }: { like: OutputOf<'party.get_customer'> | undefined }) {
  const go = useGo();
  const { tenant } = useSession();
  // A tax number and an identity number belong to one party.
  const form = useForm({
    ...newCustomer(tenant.currency),
    ...(like && { ...valuesOfCustomer(like), code: '', taxId: '', nationalId: '' }),
  });
  useNextCode('party.list_customers', form);
  const save = useSave(
    'party.create_customer',
    form,
    (values) => ({ ...profileToSend(values), code: values.code.trim() }),
    ({ id }) => go(`/customers/${id}`, { isSilent: true }),
  );
  return (
    <FormPage
      title={t('party.new_customer')}
      back={{ to: '/customers', word: t('party.customers') }}
      form={form}
      save={save}
      isNew
      permission="party.customer.create"
    >
      <SimilarParties
        op="party.find_similar_customers"
        path="/customers"
        name={form.values.name}
        taxId={form.values.taxId}
      />
      <CustomerFields form={form} isNew />
    </FormPage>
  );
}
