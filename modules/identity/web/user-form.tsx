import { CheckboxField, SearchPicker, SelectField, TextField, type Pick } from '@poros/ui';
import { FormGroup, can, t, useQueryOf, useWords, type Form } from '@poros/web-kit';
import { CheckList } from './check-list.tsx';
import { roleName } from './looks.ts';
import { findDepartments } from './pickers.ts';

/** What a user is made of on the screen; new and known users share it. */
export interface UserValues {
  readonly name: string;
  readonly email: string;
  readonly username: string;
  readonly department: Pick | null;
  readonly roleIds: string[];
  readonly hasAllBranches: boolean;
  readonly branchIds: string[];
  readonly defaultBranchId: string;
}

export const BLANK: UserValues = {
  name: '',
  email: '',
  username: '',
  department: null,
  roleIds: [],
  hasAllBranches: false,
  branchIds: [],
  defaultBranchId: '',
};

interface FieldsProps {
  readonly form: Form<UserValues>;
}

export function PersonFields({
  form,
  isKeptElsewhere,
}: FieldsProps & {
  /** Another company keeps the log-in: its names are shown, not changed. */
  isKeptElsewhere?: boolean;
}) {
  return (
    <FormGroup title={t('identity.person')}>
      <TextField label={t('identity.name')} isRequired {...form.field('name')} />
      <SearchPicker
        label={t('identity.department')}
        search={findDepartments}
        {...form.field('department')}
      />
      <TextField
        label={t('identity.email')}
        type="email"
        isRequired
        isReadOnly={isKeptElsewhere}
        {...form.field('email')}
      />
      <TextField
        label={t('identity.username')}
        hint={t('identity.username_hint')}
        isReadOnly={isKeptElsewhere}
        {...form.field('username')}
      />
    </FormGroup>
  );
}

/** Roles and branches: what the person may do, and where. */
export function AccessFields({ form, isReadOnly }: FieldsProps & { isReadOnly?: boolean }) {
  const { language } = useWords();
  const roles = useQueryOf(
    'identity.list_roles',
    { limit: 200 },
    { when: can('identity.role.read') },
  );
  const branches = useQueryOf(
    'tenancy.list_branches',
    { limit: 200 },
    { when: can('tenancy.branch.read') },
  );
  const all = (branches.data?.rows ?? []).map((row) => ({
    value: row.id,
    word: row.name,
    detail: row.code,
  }));
  const { hasAllBranches, branchIds } = form.values;
  const offered = hasAllBranches ? all : all.filter((one) => branchIds.includes(one.value));
  return (
    <>
      <FormGroup title={t('identity.roles')} columns={1}>
        <CheckList
          label={t('identity.roles_of_user')}
          isReadOnly={isReadOnly}
          choices={(roles.data?.rows ?? []).map((role) => ({
            value: role.id,
            word: roleName(role, language),
            detail: role.code,
          }))}
          {...form.field('roleIds')}
        />
      </FormGroup>
      <FormGroup title={t('tenancy.branches')} columns={1}>
        <CheckboxField
          label={t('identity.all_branches')}
          hint={t('identity.all_branches_hint')}
          isReadOnly={isReadOnly}
          {...form.field('hasAllBranches')}
        />
        {!hasAllBranches && (
          <CheckList
            label={t('identity.branches_of_user')}
            isReadOnly={isReadOnly}
            choices={all}
            {...form.field('branchIds')}
          />
        )}
        <SelectField
          label={t('identity.default_branch')}
          hint={t('identity.default_branch_hint')}
          isReadOnly={isReadOnly}
          choices={offered}
          {...form.field('defaultBranchId')}
        />
      </FormGroup>
    </>
  );
}
