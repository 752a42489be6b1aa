import { Button, Dialog, ErrorPanel, toast } from '@poros/ui';
import { t, useCommand, useForm, type OutputOf } from '@poros/web-kit';
import { PasswordField } from './password-field.tsx';

export interface ResetPasswordProps {
  readonly user: OutputOf<'identity.get_user'>;
  readonly isOpen: boolean;
  onClose(): void;
}

/** Hands a user a first password again; it is said aloud or on paper, and used once. */
export function ResetPassword({ user, isOpen, onClose }: ResetPasswordProps) {
  const form = useForm({ password: '' });
  const reset = useCommand('identity.reset_password');
  async function give() {
    const { password } = form.values;
    if (!(await reset.run({ userId: user.id, password }))) return;
    form.settle({ password: '' });
    onClose();
    toast({ text: t('identity.reset_done', { name: user.name }) });
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('identity.reset_title', { name: user.name })}
      description={t('identity.reset_body')}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            look="primary"
            isBusy={reset.isBusy}
            disabled={form.values.password === ''}
            onClick={() => void give()}
          >
            {t('identity.reset_password')}
          </Button>
        </>
      }
    >
      {reset.problem && <ErrorPanel trouble={reset.problem} />}
      <PasswordField
        label={t('identity.first_password')}
        canSuggest
        autoFocus
        {...form.field('password')}
      />
    </Dialog>
  );
}
