import { ask, TextField } from '@poros/ui';
import { Pencil, Trash2 } from '@poros/ui/icons';
import {
  FormDrawer,
  RecordSection,
  t,
  useCommand,
  useForm,
  useSave,
  type OutputOf,
} from '@poros/web-kit';
import { useState } from 'react';

type Contact = OutputOf<'party.get_customer'>['contacts'][number];
interface Party {
  readonly kind: 'customer' | 'vendor';
  readonly id: string;
}
interface ContactsProps {
  readonly party: Party;
  readonly contacts: readonly Contact[];
}

/** Whom to talk to at a customer or a vendor. */
export function ContactSection({ party, contacts }: ContactsProps) {
  const [open, setOpen] = useState<Contact | 'new' | null>(null);
  const archive = useArchiveContact(party);
  return (
    <>
      <RecordSection
        title={t('party.contacts')}
        rows={contacts}
        rowKey={(one) => one.id}
        permission={`party.${party.kind}.change`}
        empty={t('party.no_contacts')}
        add={{ word: t('party.new_contact'), run: () => setOpen('new') }}
        acts={[
          {
            icon: Pencil,
            word: (one) => t('party.change_of', { name: one.name }),
            run: (one) => setOpen(one),
          },
          {
            icon: Trash2,
            word: (one) => t('party.archive_contact_title', { name: one.name }),
            run: (one) => void archive(one),
          },
        ]}
      >
        {(one) => (
          <>
            <p>
              <b className="font-medium">{one.name}</b>{' '}
              <span className="text-muted">{one.position}</span>
            </p>
            <p className="text-muted">
              {one.phone && (
                <a className="po-link" href={`tel:${one.phone}`}>
                  {one.phone}
                </a>
              )}
              {one.phone && one.email && ' · '}
              {one.email && (
                <a className="po-link" href={`mailto:${one.email}`}>
                  {one.email}
                </a>
              )}
            </p>
          </>
        )}
      </RecordSection>
      {open && (
        <ContactDrawer
          party={party}
          contact={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function useArchiveContact({ kind, id }: Party) {
  const ofCustomer = useCommand('party.archive_customer_contact');
  const ofVendor = useCommand('party.archive_vendor_contact');
  return async ({ id: contactId, name, version }: Contact) => {
    const yes = await ask({
      title: t('party.archive_contact_title', { name }),
      verb: t('party.archive'),
      isDanger: true,
    });
    if (!yes) return;
    if (kind === 'customer') await ofCustomer.run({ customerId: id, contactId, version });
    else await ofVendor.run({ vendorId: id, contactId, version });
  };
}

const blank = { name: '', position: '', phone: '', email: '' };

interface DrawerProps {
  readonly party: Party;
  readonly contact: Contact | null;
  onClose(): void;
}

function ContactDrawer({ party, contact, onClose }: DrawerProps) {
  const { id: partyId } = party;
  const form = useForm(contact ? { ...contact, email: contact.email ?? '' } : blank);
  const toSend = ({ name, position, phone, email }: typeof blank) => ({
    name,
    position,
    phone,
    email: email.trim() || null,
  });
  const seen = { contactId: contact?.id ?? '', version: contact?.version ?? 1 };
  const saves = {
    customer: {
      create: useSave('party.create_customer_contact', form, (values) => ({
        customerId: partyId,
        ...toSend(values),
      })),
      change: useSave('party.change_customer_contact', form, (values) => ({
        customerId: partyId,
        ...seen,
        ...toSend(values),
      })),
    },
    vendor: {
      create: useSave('party.create_vendor_contact', form, (values) => ({
        vendorId: partyId,
        ...toSend(values),
      })),
      change: useSave('party.change_vendor_contact', form, (values) => ({
        vendorId: partyId,
        ...seen,
        ...toSend(values),
      })),
    },
  };
  return (
    <FormDrawer
      title={contact ? t('party.change_of', { name: contact.name }) : t('party.new_contact')}
      form={form}
      save={saves[party.kind][contact ? 'change' : 'create']}
      onClose={onClose}
    >
      <TextField label={t('party.name')} isRequired autoFocus {...form.field('name')} />
      <TextField label={t('party.position')} {...form.field('position')} />
      <TextField label={t('party.phone')} type="tel" {...form.field('phone')} />
      <TextField label={t('party.email')} type="email" {...form.field('email')} />
    </FormDrawer>
  );
}
