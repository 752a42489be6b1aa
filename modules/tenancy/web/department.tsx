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
import { DepartmentFields, type DepartmentValues } from './department-fields.tsx';

type Row = RowOf<'tenancy.list_departments'>;

export function DepartmentRecord() {
  const query = useQueryOf('tenancy.list_departments', { departmentId: useParam('departmentId') });
  return (
    <Loaded query={query}>
      {({ rows: [department] }) =>
        department && <Department key={department.version} department={department} />
      }
    </Loaded>
  );
}

function Department({ department }: { department: Row }) {
  const go = useGo();
  const { id: departmentId, version, code, name, parentId, parentName } = department;
  const form = useForm<DepartmentValues>({
    name,
    parent: parentId ? { id: parentId, name: parentName ?? '' } : null,
  });
  const save = useSave('tenancy.change_department', form, (values) => ({
    departmentId,
    version,
    name: values.name,
    parentId: values.parent?.id ?? null,
  }));
  const archive = useCommand('tenancy.archive_department');
  async function putAway() {
    const yes = await ask({
      title: t('tenancy.archive_department_question', { code }),
      verb: t('tenancy.archive'),
      isDanger: true,
    });
    if (yes && (await archive.run({ departmentId, version }))) go('/admin/departments');
  }
  return (
    <FormPage
      title={`${code} ${name}`}
      form={form}
      save={save}
      permission="tenancy.department.change"
      problem={archive.problem}
      back={{ to: '/admin/departments', word: t('tenancy.departments') }}
      actions={
        can('tenancy.department.archive')
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
      <DepartmentFields form={form} />
    </FormPage>
  );
}
