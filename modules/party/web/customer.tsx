import { ask, ErrorPanel, ReasonStrip } from '@poros/ui';
import {
  can,
  FormPage,
  Loaded,
  t,
  useCommand,
  useGo,
  useParam,
  useQueryOf,
  useRecordForm,
  useSave,
  type DocumentAction,
  type OutputOf,
} from '@poros/web-kit';
import { ContactSection } from './contact-section.tsx';
import { CreditTerms } from './credit-terms.tsx';
import { CustomerAddresses } from './customer-addresses.tsx';
import { CustomerFields } from './customer-fields.tsx';
import { PartyStanding } from './party-standing.tsx';
import { profileToSend, valuesOfCustomer } from './customer-values.ts';

type Customer = OutputOf<'party.get_customer'>;

export function CustomerPage() {
  const customer = useQueryOf('party.get_customer', { customerId: useParam('customerId') });
  return <Loaded query={customer}>{(found) => <CustomerRecord customer={found} />}</Loaded>;
}

function CustomerRecord({ customer }: { customer: Customer }) {
  const { id: customerId, isArchived } = customer;
  const { form, version } = useRecordForm(customer, valuesOfCustomer);
  const save = useSave('party.change_customer', form, (values) => ({
    ...profileToSend(values),
    customerId,
    version,
  }));
  const go = useGo();
  const { actions, problem } = useCustomerActs(customer);

  return (
    <FormPage
      record={{ entity: 'party.customer', id: customer.id }}
      title={customer.name}
      back={{ to: '/customers', word: t('party.customers') }}
      subtitle={<PartyStanding party={customer} />}
      form={form}
      save={save}
      permission={isArchived ? '' : 'party.customer.change'}
      actions={[
        ...(can('party.customer.create')
          ? [{ word: t('kit.duplicate'), run: () => go(`/customers/new?copy=${customerId}`) }]
          : []),
        ...actions,
      ]}
      side={<CreditTerms customer={customer} />}
    >
      {problem && <ErrorPanel trouble={problem} />}
      {customer.isOnHold && (
        <ReasonStrip
          cause={t('party.held_because', { reason: customer.holdReason ?? '' })}
          advice={t('party.held_advice')}
        />
      )}
      <CustomerFields form={form} />
      <CustomerAddresses customerId={customerId} addresses={customer.addresses} />
      <ContactSection party={{ kind: 'customer', id: customerId }} contacts={customer.contacts} />
    </FormPage>
  );
}

/** Hold, release, archive: each asks first and says what it does. */
function useCustomerActs({ id: customerId, name, version, isOnHold, isArchived }: Customer) {
  const go = useGo();
  const hold = useCommand('party.hold_customer');
  const release = useCommand('party.release_customer');
  const archive = useCommand('party.archive_customer', { onDone: () => go('/customers') });
  async function holdIt() {
    const yes = await ask({
      title: t('party.hold_title', { name }),
      body: t('party.hold_body'),
      verb: t('party.hold'),
      reason: { label: t('party.hold_reason'), isRequired: true },
    });
    if (yes) await hold.run({ customerId, version, reason: yes.reason });
  }
  async function archiveIt() {
    const yes = await ask({
      title: t('party.archive_customer_title', { name }),
      body: t('party.archive_customer_body'),
      verb: t('party.archive'),
      isDanger: true,
    });
    if (yes) await archive.run({ customerId, version });
  }
  const acts: (DocumentAction | false)[] = isArchived
    ? []
    : [
        can('party.customer.archive') && { word: t('party.archive'), run: () => void archiveIt() },
        can('party.customer.hold') &&
          !isOnHold && { word: t('party.hold'), run: () => void holdIt() },
        can('party.customer.hold') &&
          isOnHold && {
            word: t('party.release'),
            run: () => void release.run({ customerId, version }),
          },
      ];
  return {
    actions: acts.filter((one) => one !== false),
    problem: hold.problem ?? release.problem ?? archive.problem,
  };
}
