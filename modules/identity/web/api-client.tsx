import { KeyValues, ReasonStrip, Status, ask } from '@poros/ui';
import { LogOut } from '@poros/ui/icons';
import {
  FormPage,
  Loaded,
  RecordSection,
  call,
  format,
  problemOf,
  refresh,
  t,
  useCommand,
  useParam,
  useQueryOf,
  useRecordForm,
  useSave,
  type DocumentAction,
  type Form,
  type OutputOf,
} from '@poros/web-kit';
import { useState } from 'react';
import { ClientFields, clientInput, type ClientValues } from './api-client-form.tsx';
import { ClientSecret, Copyable } from './client-secret.tsx';
import { clientLook, deviceName } from './looks.ts';

type Client = OutputOf<'identity.get_api_client'>;

export function ApiClientRecord() {
  const query = useQueryOf('identity.get_api_client', { apiClientId: useParam('apiClientId') });
  return <Loaded query={query}>{(client) => <KnownClient client={client} />}</Loaded>;
}

function KnownClient({ client }: { client: Client }) {
  const { id: apiClientId, name } = client;
  const { form, version } = useRecordForm(client, valuesOf);
  const [secret, setSecret] = useState<OutputOf<'identity.issue_secret'> | null>(null);
  const actions = useActions(client, form, setSecret);
  const save = useSave('identity.change_api_client', form, (values) => ({
    apiClientId,
    version,
    ...clientInput(values),
  }));
  return (
    <FormPage
      title={name}
      subtitle={<Status {...clientLook(client)} />}
      back={{ to: '/admin/api-clients', word: t('identity.api_clients') }}
      form={form}
      save={save}
      permission={client.isActive ? 'identity.api_client.manage' : 'identity.nobody'}
      actions={actions}
      side={<ClientFacts client={client} />}
    >
      <StateReason client={client} />
      <ClientFields form={form} />
      {client.isActive && <ClientTokens clientId={apiClientId} />}
      {secret && <ClientSecret name={name} secret={secret} onClose={() => setSecret(null)} />}
    </FormPage>
  );
}

/** Why the program cannot come in, and the way out. */
function StateReason({ client }: { client: Client }) {
  const { state } = client;
  if (state === 'active') return null;
  if (state === 'archived')
    return (
      <ReasonStrip
        tone="info"
        cause={t('identity.client_revoked')}
        advice={t('identity.client_revoked_hint')}
      />
    );
  return (
    <ReasonStrip
      tone="attention"
      cause={clientLook(client).word}
      advice={t(`identity.client_${state}_hint`)}
    />
  );
}

function useActions(
  client: Client,
  form: Form<ClientValues>,
  show: (secret: OutputOf<'identity.issue_secret'>) => void,
): DocumentAction[] {
  const { id: apiClientId, name, version } = client;
  async function act<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      form.refuse(problemOf(error));
      return null;
    } finally {
      await refresh(['identity.api_client']);
    }
  }
  async function issue() {
    const isFirst = client.secretIssuedAt === null;
    const yes =
      isFirst ||
      (await ask({
        title: t('identity.rotate_title', { name }),
        body: t('identity.rotate_body'),
        verb: t('identity.rotate_secret'),
        isDanger: true,
      }));
    const secret = yes ? await act(() => call('identity.issue_secret', { apiClientId })) : null;
    if (secret) show(secret);
  }
  async function revoke() {
    const yes = await ask({
      title: t('identity.revoke_client_title', { name }),
      body: t('identity.revoke_client_body'),
      verb: t('identity.revoke_client'),
      isDanger: true,
    });
    if (yes) await act(() => call('identity.archive_api_client', { apiClientId, version }));
  }
  if (!client.isActive) return [];
  return [
    {
      word: t(client.secretIssuedAt ? 'identity.rotate_secret' : 'identity.issue_secret'),
      keys: 'S',
      run: () => void issue(),
    },
    { word: t('identity.revoke_client'), isDanger: true, run: () => void revoke() },
  ];
}

function ClientFacts({ client }: { client: Client }) {
  return (
    <div className="flex flex-col gap-4">
      <Copyable label={t('identity.client_id')} text={client.clientId} />
      <div className="-mx-4">
        <KeyValues
          wrap="two"
          items={[
            {
              word: t('identity.secret_since'),
              value: format.dateTime(client.secretIssuedAt) || t('identity.no_secret'),
            },
            {
              word: t('identity.last_signed_in'),
              value: format.dateTime(client.lastSignedInAt) || t('identity.never_used'),
            },
            {
              word: t('identity.last_used'),
              value: format.dateTime(client.lastUsedAt) || t('identity.never_used'),
            },
            { word: t('identity.made_on'), value: format.date(client.createdAt.slice(0, 10)) },
          ]}
        />
      </div>
    </div>
  );
}

/** Where the program is signed in now; each can be ended by itself. */
function ClientTokens({ clientId }: { clientId: string }) {
  const query = useQueryOf('identity.list_sessions', { userId: clientId, limit: 100 });
  const revoke = useCommand('identity.revoke_session', {
    touches: ['identity.api_client'],
    onDone: () => void query.refetch(),
  });
  async function end(sessionId: string) {
    const yes = await ask({
      title: t('identity.end_token_title'),
      body: t('identity.end_token_body'),
      verb: t('identity.sign_out'),
      isDanger: true,
    });
    if (yes) await revoke.run({ sessionId });
  }
  return (
    <RecordSection
      title={t('identity.tokens')}
      rows={query.data?.rows ?? []}
      rowKey={(row) => row.id}
      permission="identity.session.manage"
      empty={t('identity.no_tokens')}
      acts={[
        {
          icon: LogOut,
          word: (row) => t('identity.end_token', { device: deviceName(row.userAgent) }),
          run: (row) => void end(row.id),
        },
      ]}
    >
      {(row) => (
        <>
          <p className="font-medium">{deviceName(row.userAgent)}</p>
          <p className="text-muted text-small">
            {t('identity.token_facts', {
              ip: row.ip,
              branch: row.branchName,
              seen: format.dateTime(row.lastSeenAt),
            })}
          </p>
        </>
      )}
    </RecordSection>
  );
}

const valuesOf = (client: Client): ClientValues => ({
  name: client.name,
  roleIds: client.roles.map((role) => role.id),
  hasAllBranches: client.hasAllBranches,
  branchIds: client.hasAllBranches ? [] : client.branches.map((branch) => branch.id),
  expiresOn: client.expiresOn ?? '',
  networks: client.networks.join('\n'),
});
