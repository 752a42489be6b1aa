import { LogOut } from '@poros/ui/icons';
import { ListPage, can, t, type RowOf } from '@poros/web-kit';
import { deviceName, sessionLook } from './looks.ts';
import { findBranches, findUsers } from './pickers.ts';
import { SESSION_KINDS } from '../shared/session.ts';

type Row = RowOf<'identity.list_sessions'>;

/** Who is signed in now, and the way to sign somebody out. */
export function SessionList() {
  return (
    <ListPage
      op="identity.list_sessions"
      title={t('identity.sessions')}
      empty={{ title: t('identity.no_sessions'), hint: t('identity.no_sessions_hint') }}
      defaultSort="-lastSeenAt"
      searchHint={t('identity.session_search_hint')}
      filters={[
        ...(can('identity.user.read')
          ? [{ id: 'userId', word: t('identity.user'), kind: 'pick' as const, search: findUsers }]
          : []),
        ...(can('tenancy.branch.read')
          ? [
              {
                id: 'branchId',
                word: t('identity.branch_filter'),
                kind: 'pick' as const,
                search: findBranches,
              },
            ]
          : []),
        { id: 'kind', word: t('identity.kind_filter'), kind: 'choice', choices: kinds() },
      ]}
      columns={[
        {
          id: 'user',
          head: t('identity.user'),
          width: 'minmax(180px, 1fr)',
          sort: 'userName',
          value: (row) => row.userName,
          card: 'title',
        },
        {
          id: 'kind',
          sort: 'kind',
          choices: kinds(),
          head: t('identity.signed_in_by'),
          kind: 'status',
          status: sessionLook,
          value: (row) => row.kind,
        },
        {
          id: 'device',
          head: t('identity.with'),
          width: 'minmax(140px, 1fr)',
          card: 'party',
          value: (row) => deviceName(row.userAgent),
        },
        { id: 'ip', head: t('identity.ip'), kind: 'code', value: (row) => row.ip, card: 'meta' },
        { id: 'branch', head: t('tenancy.branch'), value: (row) => row.branchName },
        {
          id: 'createdAt',
          head: t('identity.since'),
          kind: 'dateTime',
          sort: 'createdAt',
          value: (row) => row.createdAt,
        },
        {
          id: 'lastSeenAt',
          head: t('identity.last_seen'),
          kind: 'dateTime',
          sort: 'lastSeenAt',
          value: (row) => row.lastSeenAt,
        },
      ]}
      bulk={[
        {
          word: t('identity.sign_out'),
          icon: LogOut,
          keys: 'S',
          permission: 'identity.session.manage',
          about: () => t('identity.sign_out_body'),
          reason: t('identity.sign_out_reason'),
          act: ({ id }: Row, reason) => ({
            command: 'identity.revoke_session',
            input: { sessionId: id, reason },
          }),
        },
      ]}
    />
  );
}

const kinds = () => SESSION_KINDS.map((value) => ({ value, word: t(`identity.${value}`) }));
