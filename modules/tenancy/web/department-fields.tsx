import { SearchPicker, TextField, type Pick, type PickSearch } from '@poros/ui';
import { FormGroup, call, t, type Form } from '@poros/web-kit';

export interface DepartmentValues {
  readonly name: string;
  readonly parent: Pick | null;
}

const findDepartments: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('tenancy.list_departments', { search, limit: 20 }, { signal });
  return rows.map(({ id, code, name }) => ({ id, code, name }));
};

export function DepartmentFields({ form }: { form: Form<DepartmentValues> }) {
  return (
    <FormGroup>
      <TextField label={t('tenancy.name')} isRequired {...form.field('name')} />
      <SearchPicker
        label={t('tenancy.parent')}
        search={findDepartments}
        {...form.field('parent')}
      />
    </FormGroup>
  );
}
