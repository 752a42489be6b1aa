import { ask, CheckboxField, TextField } from '@poros/ui';
import { Pencil, Trash2 } from '@poros/ui/icons';
import {
  FormDrawer,
  FormGroup,
  RecordSection,
  t,
  useCommand,
  useForm,
  useSave,
  type OutputOf,
} from '@poros/web-kit';
import { useState } from 'react';

type Address = OutputOf<'party.get_customer'>['addresses'][number];
interface AddressesProps {
  readonly customerId: string;
  readonly addresses: readonly Address[];
}

/** Where the customer's goods go. */
export function CustomerAddresses({ customerId, addresses }: AddressesProps) {
  const [open, setOpen] = useState<Address | 'new' | null>(null);
  const archive = useCommand('party.archive_customer_address');
  async function archiveIt({ id: addressId, label, version }: Address) {
    const yes = await ask({
      title: t('party.archive_address_title', { label }),
      verb: t('party.archive'),
      isDanger: true,
    });
    if (yes) await archive.run({ customerId, addressId, version });
  }
  return (
    <>
      <RecordSection
        title={t('party.addresses')}
        rows={addresses}
        rowKey={(one) => one.id}
        permission="party.customer.change"
        empty={t('party.no_addresses')}
        add={{ word: t('party.new_address'), run: () => setOpen('new') }}
        acts={[
          {
            icon: Pencil,
            word: (one) => t('party.change_of', { name: one.label }),
            run: (one) => setOpen(one),
          },
          {
            icon: Trash2,
            word: (one) => t('party.archive_address_title', { label: one.label }),
            run: (one) => void archiveIt(one),
          },
        ]}
      >
        {(one) => (
          <>
            <p>
              <b className="font-medium">{one.label}</b>
              {one.isDefault && <span className="po-count ms-2">{t('party.is_default')}</span>}
            </p>
            <p className="text-muted">
              {[one.recipient, one.address, one.city, one.postalCode, one.phone]
                .filter(Boolean)
                .join(', ')}
            </p>
          </>
        )}
      </RecordSection>
      {open && (
        <AddressDrawer
          customerId={customerId}
          address={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

type Values = ReturnType<typeof valuesOf>;

const valuesOf = (address: Address | null) => ({
  label: address?.label ?? '',
  recipient: address?.recipient ?? '',
  address: address?.address ?? '',
  city: address?.city ?? '',
  postalCode: address?.postalCode ?? '',
  phone: address?.phone ?? '',
  latitude: address?.latitude ?? '',
  longitude: address?.longitude ?? '',
  isDefault: address?.isDefault ?? false,
});

const toSend = ({ latitude, longitude, ...rest }: Values) => ({
  ...rest,
  latitude: latitude || null,
  longitude: longitude || null,
});

interface DrawerProps {
  readonly customerId: string;
  readonly address: Address | null;
  onClose(): void;
}

function AddressDrawer({ customerId, address, onClose }: DrawerProps) {
  const form = useForm(valuesOf(address));
  // Not ticked is not said: the first address becomes the default all the same.
  const create = useSave('party.create_customer_address', form, (values) => ({
    customerId,
    ...toSend(values),
    isDefault: values.isDefault || undefined,
  }));
  const change = useSave('party.change_customer_address', form, (values) => ({
    customerId,
    addressId: address?.id ?? '',
    version: address?.version ?? 1,
    ...toSend(values),
  }));
  return (
    <FormDrawer
      title={address ? t('party.change_of', { name: address.label }) : t('party.new_address')}
      form={form}
      save={address ? change : create}
      onClose={onClose}
    >
      <TextField label={t('party.address_label')} isRequired autoFocus {...form.field('label')} />
      <TextField label={t('party.recipient')} {...form.field('recipient')} />
      <TextField label={t('party.address')} isMultiline isRequired {...form.field('address')} />
      <FormGroup>
        <TextField label={t('party.city')} {...form.field('city')} />
        <TextField label={t('party.postal_code')} {...form.field('postalCode')} />
        <TextField label={t('party.phone')} type="tel" {...form.field('phone')} />
        <CheckboxField label={t('party.is_default')} {...form.field('isDefault')} />
        <TextField label={t('party.latitude')} {...form.field('latitude')} />
        <TextField label={t('party.longitude')} {...form.field('longitude')} />
      </FormGroup>
    </FormDrawer>
  );
}
