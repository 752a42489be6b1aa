import { CheckboxField, DateField, TextField } from '@poros/ui';
import { FormGroup, can, t, useQueryOf, useWords, type Form, type InputOf } from '@poros/web-kit';
import { CheckList } from './check-list.tsx';
import { roleName } from './looks.ts';

/** What a program is given on the screen; new and known ones share it. */
export interface ClientValues {
  readonly name: string;
  readonly roleIds: string[];
  readonly hasAllBranches: boolean;
  readonly branchIds: string[];
  readonly expiresOn: string;
  /** One address or network on each line. */
  readonly networks: string;
}

export const BLANK_CLIENT: ClientValues = {
  name: '',
  roleIds: [],
  hasAllBranches: false,
  branchIds: [],
  expiresOn: '',
  networks: '',
};

export function ClientFields({ form, isNew }: { form: Form<ClientValues>; isNew?: boolean }) {
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
  return (
    <>
      <FormGroup>
        <TextField
          label={t('identity.name')}
          hint={t('identity.client_name_hint')}
          isRequired
          autoFocus={isNew}
          {...form.field('name')}
        />
      </FormGroup>
      <FormGroup title={t('identity.client_rights')} columns={1}>
        <CheckList
          label={t('identity.client_roles')}
          hint={t('identity.client_roles_hint')}
          choices={(roles.data?.rows ?? []).map((role) => ({
            value: role.id,
            word: roleName(role, language),
            detail: role.code,
          }))}
          {...form.field('roleIds')}
        />
        <CheckboxField
          label={t('identity.all_branches')}
          hint={t('identity.all_branches_hint')}
          {...form.field('hasAllBranches')}
        />
        {!form.values.hasAllBranches && (
          <CheckList
            label={t('tenancy.branches')}
            choices={(branches.data?.rows ?? []).map((row) => ({
              value: row.id,
              word: row.name,
              detail: row.code,
            }))}
            {...form.field('branchIds')}
          />
        )}
      </FormGroup>
      <FormGroup title={t('identity.client_access')}>
        <DateField
          label={t('identity.expires_on')}
          hint={t('identity.expires_on_hint')}
          {...form.field('expiresOn')}
        />
        <TextField
          label={t('identity.networks')}
          hint={t('identity.networks_hint')}
          isMultiline
          {...form.field('networks')}
        />
      </FormGroup>
    </>
  );
}

/** What the commands take of the form. */
export function clientInput(
  values: ClientValues,
): Omit<InputOf<'identity.create_api_client'>, 'id'> {
  const { name, roleIds, hasAllBranches, branchIds, expiresOn, networks } = values;
  return {
    name,
    roleIds,
    hasAllBranches,
    branchIds: hasAllBranches ? [] : branchIds,
    expiresOn: expiresOn || null,
    networks: networks.split(/[\s,;]+/).filter(Boolean),
  };
}
