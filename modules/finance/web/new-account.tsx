import { FormPage, t, useForm, useGo, useSave } from '@poros/web-kit';
import { AccountFields, EMPTY_ACCOUNT, rulesOf, type AccountValues } from './account-form.tsx';

export function NewAccount() {
  const go = useGo();
  const form = useForm<AccountValues>(EMPTY_ACCOUNT);
  const save = useSave(
    'finance.create_account',
    form,
    (values) => ({
      code: values.code,
      nameId: values.nameId,
      nameEn: values.nameEn,
      type: values.type || 'cost',
      ...(values.parent && { parentId: values.parent.id }),
      isPostable: !values.isHeading,
      dimensions: rulesOf(values),
    }),
    (done) => go(`/accounts/${done.id}`),
  );
  return (
    <FormPage
      title={t('finance.new_account')}
      back={{ to: '/accounts', word: t('finance.accounts') }}
      form={form}
      isNew
      save={save}
    >
      <AccountFields form={form} isNew />
    </FormPage>
  );
}
