import { FormPage, t, useForm, useNextCode, useGo, useSave, useSession } from '@poros/web-kit';
import { SimilarParties } from './similar-parties.tsx';
import { VendorFields } from './vendor-fields.tsx';
import { newVendor, vendorToSend } from './vendor-values.ts';

export function NewVendor() {
  const go = useGo();
  const { tenant } = useSession();
  const form = useForm(newVendor(tenant.currency));
  useNextCode('party.list_vendors', form);
  const save = useSave(
    'party.create_vendor',
    form,
    (values) => ({ ...vendorToSend(values), code: values.code.trim() }),
    ({ id }) => go(`/vendors/${id}`, { isSilent: true }),
  );
  return (
    <FormPage
      title={t('party.new_vendor')}
      back={{ to: '/vendors', word: t('party.vendors') }}
      form={form}
      save={save}
      isNew
      permission="party.vendor.create"
    >
      <SimilarParties
        op="party.find_similar_vendors"
        path="/vendors"
        name={form.values.name}
        taxId={form.values.taxId}
      />
      <VendorFields form={form} isNew />
    </FormPage>
  );
}
