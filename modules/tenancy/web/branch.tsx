import { ask } from '@poros/ui';
import {
  FormPage,
  Loaded,
  can,
  t,
  useCommand,
  useForm,
  useGo,
  useParam,
  useQueryOf,
  useSave,
  type RowOf,
} from '@poros/web-kit';
import { BranchFields, placed, type BranchValues } from './branch-fields.tsx';

type Row = RowOf<'tenancy.list_branches'>;

export function BranchRecord() {
  const query = useQueryOf('tenancy.list_branches', { branchId: useParam('branchId') });
  return (
    <Loaded query={query}>
      {({ rows: [branch] }) => branch && <Branch key={branch.version} branch={branch} />}
    </Loaded>
  );
}

function Branch({ branch }: { branch: Row }) {
  const go = useGo();
  const { id: branchId, version, code, name, city, address } = branch;
  const form = useForm<BranchValues>({
    name,
    city,
    address,
    latitude: branch.latitude ?? '',
    longitude: branch.longitude ?? '',
  });
  const save = useSave('tenancy.change_branch', form, (values) => ({
    ...placed(values),
    branchId,
    version,
  }));
  const archive = useCommand('tenancy.archive_branch');
  async function putAway() {
    const yes = await ask({
      title: t('tenancy.archive_branch_question', { code }),
      body: t('tenancy.archive_branch_effect'),
      verb: t('tenancy.archive'),
      isDanger: true,
    });
    if (yes && (await archive.run({ branchId, version }))) go('/admin/branches');
  }
  return (
    <FormPage
      record={{ entity: 'tenancy.branch', id: branch.id }}
      title={`${code} ${name}`}
      form={form}
      save={save}
      permission="tenancy.branch.change"
      {...(branch.isMain && { subtitle: t('tenancy.main_branch') })}
      problem={archive.problem}
      back={{ to: '/admin/branches', word: t('tenancy.branches') }}
      actions={
        can('tenancy.branch.archive') && !branch.isMain
          ? [
              {
                word: t('tenancy.archive'),
                isDanger: true,
                isBusy: archive.isBusy,
                run: () => void putAway(),
              },
            ]
          : []
      }
    >
      <BranchFields form={form} />
    </FormPage>
  );
}
