import { FormPage, t, useForm, useGo, useSave, useSession } from '@poros/web-kit';
import { CustomerFields } from './customer-fields.tsx';
import { newCustomer, profileToSend } from './customer-values.ts';
import { SimilarParties } from './similar-parties.tsx';

export function NewCustomer() {
  const go = useGo();
  const { tenant } = useSession();
  const form = useForm(newCustomer(tenant.currency));
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
