import { Button, ErrorPanel, Status } from '@poros/ui';
import { Loaded, format, t, useCommand, useQueryOf, type OutputOf } from '@poros/web-kit';
import { deviceName, sessionLook } from './looks.ts';

type Row = OutputOf<'identity.list_my_sessions'>['rows'][number];

/** Every browser and device the person is signed in with; each but this one can be ended. */
export function OwnSessions() {
  const query = useQueryOf('identity.list_my_sessions', {});
  const revoke = useCommand('identity.revoke_own_session', { onDone: () => void query.refetch() });
  return (
    <section>
      <h2 className="text-heading font-semibold pb-3">{t('identity.my_sessions')}</h2>
      {revoke.problem && <ErrorPanel trouble={revoke.problem} />}
      <Loaded query={query}>
        {({ rows }) => (
          <ul className="border border-line rounded-md divide-y divide-line bg-surface">
            {rows.map((row) => (
              <li key={row.id} className="flex items-center gap-4 px-4 py-2">
                <OneSession row={row} />
                {!row.isCurrent && (
                  <Button
                    size="small"
                    isBusy={revoke.isBusy}
                    onClick={() => void revoke.run({ sessionId: row.id })}
                  >
                    {t('identity.sign_out')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function OneSession({ row }: { row: Row }) {
  return (
    <div className="flex-1 min-w-0">
      <div className="flex flex-wrap items-center gap-x-3">
        <b className="font-medium">{deviceName(row.userAgent)}</b>
        <Status {...sessionLook(row)} />
      </div>
      <p className="text-muted text-small">
        {t('identity.session_facts', {
          branch: row.branchName,
          ip: row.ip,
          since: format.dateTime(row.createdAt),
          seen: format.dateTime(row.lastSeenAt),
        })}
      </p>
    </div>
  );
}
