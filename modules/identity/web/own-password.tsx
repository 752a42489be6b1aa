import { Button, ErrorPanel } from '@poros/ui';
import { FormGroup, format, t, useCommand, useForm } from '@poros/web-kit';
import { signOut } from '@poros/web-kit/app';
import { useState } from 'react';
import { PasswordField } from './password-field.tsx';

const BLANK = { currentPassword: '', newPassword: '', again: '' };

/** A new password ends every session, so the person signs in with it at once. */
export function OwnPassword({ changedAt }: { changedAt: string }) {
  const form = useForm(BLANK);
  const [isOther, setOther] = useState(false);
  const change = useCommand('identity.change_own_password');
  const { currentPassword, newPassword, again } = form.values;
  const isReady = currentPassword !== '' && newPassword !== '' && again !== '';

  async function save() {
    setOther(newPassword !== again);
    if (newPassword !== again) return;
    if (!(await change.run({ currentPassword, newPassword }))) return;
    form.settle(BLANK);
    await signOut();
  }

  return (
    <FormGroup title={t('identity.password')}>
      <p className="sm:col-span-2 text-muted">
        {t('identity.password_since', { when: format.dateTime(changedAt) })}
      </p>
      {change.problem && (
        <div className="sm:col-span-2">
          <ErrorPanel trouble={change.problem} />
        </div>
      )}
      <PasswordField
        label={t('identity.current_password')}
        autoComplete="current-password"
        {...form.field('currentPassword')}
      />
      <div className="max-sm:hidden" />
      <PasswordField
        label={t('identity.new_password')}
        hint={t('identity.new_password_hint')}
        {...form.field('newPassword')}
      />
      <PasswordField
        label={t('identity.new_password_again')}
        {...form.field('again')}
        error={isOther ? t('identity.passwords_differ') : undefined}
      />
      <div className="sm:col-span-2 flex flex-wrap items-center gap-3">
        <Button disabled={!isReady} isBusy={change.isBusy} onClick={() => void save()}>
          {t('identity.change_password')}
        </Button>
        <span className="text-muted">{t('identity.change_password_hint')}</span>
      </div>
    </FormGroup>
  );
}
