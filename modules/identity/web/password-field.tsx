import { IconButton, TextField, type FieldProps } from '@poros/ui';
import { Eye, RefreshCw } from '@poros/ui/icons';
import { newId, t } from '@poros/web-kit';
import { useState } from 'react';

export interface PasswordFieldProps extends FieldProps<string> {
  readonly autoComplete?: 'new-password' | 'current-password';
  /** Offers to think one up, for a password that is handed over. */
  readonly canSuggest?: boolean;
}

/** A password: hidden until its owner looks at it. */
export function PasswordField({ canSuggest, autoComplete, ...field }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  function suggest() {
    setShown(true);
    field.onChange?.(suggestion());
  }
  return (
    <TextField
      {...field}
      type={isShown ? 'text' : 'password'}
      autoComplete={autoComplete ?? 'new-password'}
      maxLength={128}
      after={
        <>
          {canSuggest && (
            <IconButton
              icon={RefreshCw}
              size="small"
              word={t('identity.suggest_password')}
              onClick={suggest}
            />
          )}
          <IconButton
            icon={Eye}
            size="small"
            word={t(isShown ? 'identity.hide_password' : 'identity.show_password')}
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          />
        </>
      }
    />
  );
}

/** Twelve unguessable characters in three groups, easy to read out: '4f9a-c01b-77e2'. */
const suggestion = (): string => (newId().slice(-12).match(/.{4}/g) ?? []).join('-');
