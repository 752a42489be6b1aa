import { Button, EmptyState, useWords } from '@poros/ui';
import { ShieldX } from '@poros/ui/icons';
import { AskAccess } from './ask-access.tsx';
import { useQueryOf } from './query.ts';

/**
 * Says which right is missing, by name and code, who can give it, and lets the person ask for it,
 * instead of a dead end.
 */
export function NoPermission({ permission }: { permission: string }) {
  const { t } = useWords();
  const grantors = useQueryOf('approval.find_grantors', { permission });
  const word = t(`permission.${permission}`);
  const known = grantors.data;
  return (
    <EmptyState
      icon={ShieldX}
      title={t('kit.no_permission')}
      hint={t('kit.no_permission_hint', {
        permission: word === `permission.${permission}` ? permission : word,
        code: known?.code ?? permission,
        grantors: known?.names.join(', ') || t('kit.administrator'),
      })}
    >
      <AskAccess permission={permission} isMain />
      <Button onClick={() => history.back()}>{t('kit.back')}</Button>
    </EmptyState>
  );
}
