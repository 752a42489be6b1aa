import { Button, ErrorPanel, MoneyField } from '@poros/ui';
import {
  Loaded,
  format,
  t,
  useCommand,
  useQueryOf,
  useSession,
  useWords,
  type OutputOf,
} from '@poros/web-kit';
import { useState } from 'react';

type Limit = OutputOf<'approval.list_limits'>['rows'][number];

/** How much each role may decide alone; whatever is beyond goes to the level above. */
export function Limits() {
  useWords();
  const query = useQueryOf('approval.list_limits', {});
  return (
    <div className="po-page">
      <header className="po-page-head">
        <h1 className="po-page-title">{t('approval.limits')}</h1>
      </header>
      <div className="flex-1 min-h-0 overflow-auto border-t border-line p-4">
        <p className="text-muted pb-6 max-w-180">{t('approval.limits_hint')}</p>
        <Loaded query={query}>
          {({ rows }) => (
            <div className="max-w-180 flex flex-col gap-8">
              {[...Map.groupBy(rows, (row) => row.kind)].map(([kind, limits]) => (
                <section key={kind}>
                  <h2 className="text-heading font-semibold pb-2">{t(limits[0]?.word ?? kind)}</h2>
                  <ul className="border border-line rounded-md divide-y divide-line bg-surface">
                    {limits.map((limit) => (
                      <OneLimit
                        key={`${limit.roleId} ${limit.amountMax}`}
                        limit={limit}
                        onDone={() => void query.refetch()}
                      />
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          )}
        </Loaded>
      </div>
    </div>
  );
}

function OneLimit({ limit, onDone }: { limit: Limit; onDone(): void }) {
  const { language } = useWords();
  const { tenant } = useSession();
  const [isEditing, setEditing] = useState(false);
  const [amount, setAmount] = useState(limit.amountMax ?? '');
  const set = useCommand('approval.set_limit', { onDone });
  const { kind, roleId } = limit;
  const save = () => void set.run({ kind, roleId, amountMax: amount === '' ? null : amount });
  const name = language === 'id' ? limit.nameId : limit.nameEn;
  return (
    <li className="px-4 py-2 flex flex-wrap items-center gap-x-4 gap-y-2 min-h-11">
      <span className="flex-1 min-w-40">{name}</span>
      {isEditing ? (
        <span className="flex flex-wrap items-end gap-2">
          <MoneyField
            label={t('approval.at_most', { role: name })}
            name={`${kind} ${roleId}`}
            currency={tenant.currency}
            value={amount}
            onChange={setAmount}
          />
          <Button look="primary" isBusy={set.isBusy} onClick={save}>
            {t('kit.save')}
          </Button>
          <Button onClick={() => setEditing(false)}>{t('approval.cancel')}</Button>
        </span>
      ) : (
        <>
          <span className="figures">
            {limit.amountMax === null
              ? t('approval.any_amount')
              : format.money(limit.amountMax, tenant.currency)}
          </span>
          <Button size="small" onClick={() => setEditing(true)}>
            {t('approval.change_limit')}
          </Button>
        </>
      )}
      {set.problem && (
        <div className="w-full">
          <ErrorPanel trouble={set.problem} />
        </div>
      )}
    </li>
  );
}
