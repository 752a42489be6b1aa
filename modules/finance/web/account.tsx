import { ErrorPanel, KeyValues, ask } from '@poros/ui';
import {
  FormPage,
  Link,
  Loaded,
  can,
  format,
  t,
  useCommand,
  useForm,
  useGo,
  useParam,
  useQueryOf,
  useSave,
  type OutputOf,
} from '@poros/web-kit';
import { AccountFields, rulesOf, type AccountValues } from './account-form.tsx';
import { localName } from './local-name.ts';

type Account = OutputOf<'finance.get_chart'>['rows'][number];

/** One account: its names, its place, its rules, and the way to its ledger. */
export function AccountRecord() {
  const accountId = useParam('accountId');
  const chart = useQueryOf('finance.get_chart', {});
  return (
    <Loaded query={chart}>
      {({ rows }) => {
        const account = rows.find((row) => row.id === accountId);
        const parent = rows.find((row) => row.id === account?.parentId);
        return account ? (
          <AccountPage key={account.version} account={account} parent={parent} />
        ) : (
          <p className="p-4 text-muted">{t('finance.refusal.account_not_found')}</p>
        );
      }}
    </Loaded>
  );
}

function AccountPage({ account, parent }: { account: Account; parent: Account | undefined }) {
  const go = useGo();
  const form = useForm<AccountValues>(valuesOf(account, parent));
  const archive = useCommand('finance.archive_account', { onDone: () => go('/accounts') });
  const save = useSave('finance.change_account', form, (values) => ({
    accountId: account.id,
    version: account.version,
    code: values.code,
    nameId: values.nameId,
    nameEn: values.nameEn,
    parentId: values.parent?.id ?? null,
    dimensions: rulesOf(values),
  }));

  async function archiveIt() {
    const yes = await ask({
      title: t('finance.archive_question', { code: account.code }),
      body: t('finance.archive_effect'),
      verb: t('finance.archive'),
      isDanger: true,
    });
    if (yes) await archive.run({ accountId: account.id, version: account.version });
  }

  return (
    <FormPage
      title={`${account.code} ${localName(account)}`}
      back={{ to: '/accounts', word: t('finance.accounts') }}
      form={form}
      save={save}
      permission="finance.account.change"
      actions={
        can('finance.account.archive') && !account.systemKey
          ? [{ word: t('finance.archive'), isDanger: true, run: () => void archiveIt() }]
          : []
      }
      side={<AccountSide account={account} />}
    >
      {archive.problem && <ErrorPanel trouble={archive.problem} />}
      <AccountFields form={form} isNew={false} />
    </FormPage>
  );
}

function AccountSide({ account }: { account: Account }) {
  return (
    <>
      <KeyValues
        wrap="two"
        items={[
          { word: t('finance.balance'), value: format.money(account.balance) },
          account.isControl && { word: t('finance.use'), value: t('finance.control') },
        ]}
      />
      {account.isPostable && can('finance.report.read') && (
        <p className="pt-3">
          <Link to="/ledger" search={{ account: account.id }}>
            {t('finance.ledger')}
          </Link>
        </p>
      )}
    </>
  );
}

const valuesOf = (account: Account, parent: Account | undefined): AccountValues => ({
  code: account.code,
  nameId: account.nameId,
  nameEn: account.nameEn,
  type: account.type,
  parent: parent ? { id: parent.id, code: parent.code, name: localName(parent) } : null,
  isHeading: !account.isPostable,
  department: account.dimensions.department ?? 'optional',
  project: account.dimensions.project ?? 'optional',
  equipment: account.dimensions.equipment ?? 'optional',
});
