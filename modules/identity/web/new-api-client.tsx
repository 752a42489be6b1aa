import { FormPage, t, useForm, useGo, useSave } from '@poros/web-kit';
import { BLANK_CLIENT, ClientFields, clientInput, type ClientValues } from './api-client-form.tsx';

/** A program or device that shall sign in by itself; its secret is made on its page. */
export function NewApiClient() {
  const go = useGo();
  const form = useForm<ClientValues>(BLANK_CLIENT);
  const save = useSave('identity.create_api_client', form, clientInput, ({ id }) =>
    go(`/admin/api-clients/${id}`, { isSilent: true }),
  );
  return (
    <FormPage
      isNew
      title={t('identity.new_api_client')}
      back={{ to: '/admin/api-clients', word: t('identity.api_clients') }}
      form={form}
      save={save}
    >
      <ClientFields form={form} isNew />
    </FormPage>
  );
}
