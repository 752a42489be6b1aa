import { Button, KeyValues, MoneyField, QuantityField } from '@poros/ui';
import {
  can,
  format,
  FormDrawer,
  t,
  useAddress,
  useForm,
  useSave,
  type OutputOf,
} from '@poros/web-kit';
import { useEffect, useRef, useState } from 'react';

type Customer = OutputOf<'party.get_customer'>;

/** How much the customer may owe and for how long; a right of its own, so a form of its own. */
export function CreditTerms({ customer }: { customer: Customer }) {
  const [isOpen, setOpen] = useState(false);
  const { creditLimit, currency, overdueDaysAllowed, paymentTermsDays } = customer;
  const { search } = useAddress();
  const section = useRef<HTMLElement>(null);
  // Whoever came for the credit finds it in view and under the keys, on a phone too.
  useEffect(() => {
    if (search['part'] !== 'credit') return;
    section.current?.scrollIntoView({ block: 'center' });
    section.current?.focus({ preventScroll: true });
  }, [search]);
  const hasCredit = /[1-9]/.test(creditLimit);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-labelledby="credit"
      className="flex flex-col gap-3 rounded-md outline-offset-8"
    >
      <h2 id="credit" className="text-heading font-semibold">
        {t('party.credit')}
      </h2>
      <div className="-mx-4">
        <KeyValues
          wrap="two"
          items={[
            {
              word: t('party.credit_limit'),
              value: hasCredit ? format.money(creditLimit, currency) : t('party.no_credit'),
            },
            { word: t('party.payment_terms_days'), value: format.count(paymentTermsDays) },
            {
              word: t('party.overdue_days_allowed'),
              value:
                overdueDaysAllowed === null
                  ? t('party.as_setting')
                  : format.count(overdueDaysAllowed),
            },
          ]}
        />
      </div>
      {can('party.customer.set_credit') && !customer.isArchived && (
        <Button onClick={() => setOpen(true)}>{t('party.change_credit')}</Button>
      )}
      {isOpen && <CreditDrawer customer={customer} onClose={() => setOpen(false)} />}
    </section>
  );
}

function CreditDrawer({ customer, onClose }: { customer: Customer; onClose(): void }) {
  const { id: customerId, version, currency } = customer;
  const form = useForm({
    creditLimit: customer.creditLimit,
    paymentTermsDays: String(customer.paymentTermsDays),
    overdueDaysAllowed:
      customer.overdueDaysAllowed === null ? '' : String(customer.overdueDaysAllowed),
  });
  const save = useSave('party.change_credit_terms', form, (values) => ({
    customerId,
    version,
    creditLimit: values.creditLimit || '0',
    paymentTermsDays: Number(values.paymentTermsDays || '0'),
    overdueDaysAllowed: values.overdueDaysAllowed === '' ? null : Number(values.overdueDaysAllowed),
  }));
  return (
    <FormDrawer title={t('party.change_credit')} form={form} save={save} onClose={onClose}>
      <MoneyField
        label={t('party.credit_limit')}
        currency={currency}
        autoFocus
        {...form.field('creditLimit')}
      />
      <QuantityField
        label={t('party.payment_terms_days')}
        decimals={0}
        {...form.field('paymentTermsDays')}
      />
      <QuantityField
        label={t('party.overdue_days_allowed')}
        decimals={0}
        hint={t('party.as_setting_hint')}
        {...form.field('overdueDaysAllowed')}
      />
    </FormDrawer>
  );
}
