import { FieldMode, SelectField, TextField } from '@poros/ui';
import { Search } from '@poros/ui/icons';
import { t, useQueryOf, useWords } from '@poros/web-kit';
import { roleName } from './looks.ts';
import { moduleWord, type Permission, type Showing, type Sought } from './permission-words.ts';

const SHOWINGS: readonly Showing[] = ['all', 'held', 'changed'];

interface ToolsProps {
  readonly permissions: readonly Permission[];
  readonly look: Sought;
  readonly other: string;
  /** The role at hand, which is not compared with itself. */
  readonly roleId: string | undefined;
  onLook(look: Partial<Sought>): void;
  onOther(roleId: string): void;
}

/** What of the matrix is shown, and with which role it is compared; open to readers too. */
export function MatrixTools({ permissions, look, other, roleId, onLook, onOther }: ToolsProps) {
  const { language } = useWords();
  const roles = useQueryOf('identity.list_roles', { limit: 200 });
  const modules = [...new Set(permissions.map((row) => row.module))];
  const showings: readonly Showing[] = other ? [...SHOWINGS, 'differs'] : SHOWINGS;
  return (
    <FieldMode value="edit">
      <div className="grid grid-cols-2 lg:grid-cols-4 gap-x-3 gap-y-2 pb-3">
        <TextField
          label={t('identity.permission_search')}
          before={<Search size={16} />}
          value={look.search}
          onChange={(search) => onLook({ search })}
        />
        <SelectField
          label={t('identity.module')}
          value={look.module || ANY}
          choices={[
            { value: ANY, word: t('kit.all') },
            ...modules.map((value) => ({ value, word: moduleWord(value) })),
          ]}
          onChange={(module) => onLook({ module: module === ANY ? '' : module })}
        />
        <SelectField
          label={t('identity.showing')}
          value={look.showing}
          choices={showings.map((value) => ({ value, word: t(`identity.showing_${value}`) }))}
          onChange={(showing) => onLook({ showing: showing || 'all' })}
        />
        <SelectField
          label={t('identity.compare_with')}
          value={other || ANY}
          choices={[
            { value: ANY, word: t('identity.no_role') },
            ...(roles.data?.rows ?? [])
              .filter((role) => role.id !== roleId)
              .map((role) => ({ value: role.id, word: roleName(role, language) })),
          ]}
          onChange={(role) => onOther(role === ANY ? '' : role)}
        />
      </div>
    </FieldMode>
  );
}

const ANY = 'any';
