import { Button, EmptyState, useWords } from '@poros/ui';
import { ShieldX } from '@poros/ui/icons';

/** Says which right is missing and who can give it, instead of a dead end. */
export function NoPermission({ permission }: { permission: string }) {
  const { t } = useWords();
  const word = t(`permission.${permission}`);
  return (
    <EmptyState
      icon={ShieldX}
      title={t('kit.no_permission')}
      hint={t('kit.no_permission_hint', {
        permission: word === `permission.${permission}` ? permission : word,
      })}
    >
      <Button look="primary" onClick={() => history.back()}>
        {t('kit.back')}
      </Button>
    </EmptyState>
  );
}
