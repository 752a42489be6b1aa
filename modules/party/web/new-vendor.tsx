import { SkeletonRows } from '@poros/ui';
import {
  FormPage,
  t,
  useAddress,
  useForm,
  useGo,
  useNextCode,
  useQueryOf,
  useSave,
  useSession,
  type OutputOf,
} from '@poros/web-kit';
import { SimilarParties } from './similar-parties.tsx';
import { VendorFields } from './vendor-fields.tsx';
import { newVendor, valuesOfVendor, vendorToSend } from './vendor-values.ts';

/** A new vendor, blank or like the one that the address names. */
export function NewVendor() {
  const { copy = '' } = useAddress().search;
  const copied = useQueryOf('party.get_vendor', { vendorId: copy }, { when: copy !== '' });
  if (copy && copied.isPending) return <SkeletonRows />;
  return <VendorForm like={copied.data} />;
}

function VendorForm({ like }: { like: OutputOf<'party.get_vendor'> | undefined }) {
  const go = useGo();
  const { tenant } = useSession();
  // A tax number and a bank account belong to one party.
  const form = useForm({
    ...newVendor(tenant.currency),
    ...(like && {
      ...valuesOfVendor(like),
      code: '',
      taxId: '',
      bankName: '',
      bankAccount: '',
      bankAccountHolder: '',
    }),
  });
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
