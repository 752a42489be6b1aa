import { ListPage, format, t, useWords, type RowOf } from '@poros/web-kit';
import { CLIENT_STATES } from '../shared/api-client.ts';
import { clientLook, roleName } from './looks.ts';

type Row = RowOf<'identity.list_api_clients'>;

/** The programs and devices that sign in by themselves, and when each was last used. */
export function ApiClientList() {
  const { language } = useWords();
  return (
    <ListPage
      op="identity.list_api_clients"
      title={t('identity.api_clients')}
      empty={{ title: t('identity.no_api_clients'), hint: t('identity.no_api_clients_hint') }}
      defaultSort="name"
      searchHint={t('identity.api_client_search_hint')}
      to={(row: Row) => `/admin/api-clients/${row.id}`}
      create={{
        word: t('identity.new_api_client'),
        to: '/admin/api-clients/new',
        permission: 'identity.api_client.manage',
      }}
      views={[
        { id: 'all', word: t('kit.all'), input: {} },
        ...CLIENT_STATES.map((state) => ({
          id: state,
          word: clientLook({ state }).word,
          input: { state },
        })),
      ]}
      columns={[
        {
          id: 'name',
          head: t('identity.name'),
          width: 'minmax(180px, 1fr)',
          sort: 'name',
          value: (row) => row.name,
          card: 'title',
        },
        {
          id: 'state',
          sort: 'state',
          choices: CLIENT_STATES.map((value) => ({
            value,
            word: clientLook({ state: value }).word,
          })),
          head: t('identity.client_state'),
          kind: 'status',
          width: '190px',
          status: clientLook,
          value: (row) => row.state,
        },
        {
          id: 'roles',
          head: t('identity.roles'),
          width: 'minmax(140px, 1fr)',
          card: 'party',
          value: (row) => row.roles.map((role) => roleName(role, language)).join(', '),
        },
        {
          id: 'expiresOn',
          head: t('identity.expires_on'),
          width: '140px',
          value: (row) => (row.expiresOn ? format.date(row.expiresOn) : t('identity.no_expiry')),
        },
        {
          id: 'networks',
          head: t('identity.networks'),
          kind: 'muted',
          width: '160px',
          value: (row) => row.networks.join(', ') || t('identity.any_network'),
        },
        {
          id: 'openSessions',
          head: t('identity.open_sessions'),
          kind: 'count',
          width: '104px',
          value: (row) => row.openSessions,
        },
        {
          id: 'lastUsedAt',
          head: t('identity.last_used'),
          width: '150px',
          card: 'meta',
          value: (row) => format.dateTime(row.lastUsedAt) || t('identity.never_used'),
        },
      ]}
    />
  );
}
