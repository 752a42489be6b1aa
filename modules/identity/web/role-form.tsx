import { TextField } from '@poros/ui';
import { FormGroup, Loaded, t, useQueryOf, type Form } from '@poros/web-kit';
import type { Scope } from '../shared/scope.ts';
import { PermissionMatrix } from './permission-matrix.tsx';

/** What a role is made of on the screen: how far each permission reaches, by its name. */
export interface RoleValues {
  readonly code: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly level: string;
  readonly reach: Readonly<Record<string, Scope>>;
}

export interface RoleFieldsProps {
  readonly form: Form<RoleValues>;
  readonly isNew?: boolean;
  readonly roleId?: string;
  /** What the role holds now; of a new role nothing. */
  readonly before?: RoleValues['reach'];
}

const NOTHING: RoleValues['reach'] = {};

export function RoleFields({ form, isNew, roleId, before = NOTHING }: RoleFieldsProps) {
  const permissions = useQueryOf('identity.list_permissions', {});
  return (
    <>
      <FormGroup title={t('identity.role')}>
        <TextField label={t('identity.name_id')} isRequired {...form.field('nameId')} />
        <TextField label={t('identity.name_en')} isRequired {...form.field('nameEn')} />
        <TextField
          label={t('identity.code')}
          isRequired
          isReadOnly={!isNew}
          hint={t('identity.code_hint')}
          {...form.field('code')}
        />
        <TextField
          label={t('identity.level')}
          isRequired
          hint={t('identity.level_hint')}
          maxLength={2}
          {...form.field('level')}
        />
      </FormGroup>
      <Loaded query={permissions}>
        {({ rows }) => (
          <PermissionMatrix
            permissions={rows}
            reach={form.values.reach}
            before={before}
            roleId={roleId}
            onChange={(reach) => form.set({ reach })}
          />
        )}
      </Loaded>
    </>
  );
}

/** What the commands take; a level that is no number is left to the server to refuse. */
export const partsOf = ({ nameId, nameEn, level, reach }: RoleValues) => ({
  nameId,
  nameEn,
  level: /^\d+$/.test(level) ? Number(level) : 0,
  permissions: Object.entries(reach).map(([permission, scope]) => ({ permission, scope })),
});
