import { FormGroup, FormPage, can, t, useForm, useGo, useSave } from '@poros/web-kit';
import { SelectField, currentVoice } from '@poros/ui';
import { PasswordField } from './password-field.tsx';
import { AccessFields, BLANK, PersonFields, type UserValues } from './user-form.tsx';
import { LANGUAGE_CHOICES, LOCALE_CHOICES } from './voice-choices.ts';

interface NewValues extends UserValues {
  readonly password: string;
  readonly language: 'id' | 'en' | '';
  readonly locale: 'id-ID' | 'en-ID' | 'en-PG' | '';
}

/** A new person in the company; who signs in elsewhere in this installation keeps the password. */
export function NewUser() {
  const go = useGo();
  const { locale } = currentVoice();
  const form = useForm<NewValues>({ ...BLANK, password: '', language: 'id', locale });
  const save = useSave('identity.create_user', form, inputOf, ({ id }) =>
    go(`/admin/users/${id}`, { isSilent: true }),
  );
  return (
    <FormPage
      isNew
      title={t('identity.new_user')}
      back={{ to: '/admin/users', word: t('identity.users') }}
      form={form}
      save={save}
    >
      <PersonFields form={form} />
      <FormGroup title={t('identity.log_in')}>
        <PasswordField
          label={t('identity.first_password')}
          hint={t('identity.first_password_hint')}
          canSuggest
          {...form.field('password')}
        />
        <div />
        <SelectField
          label={t('identity.language')}
          choices={LANGUAGE_CHOICES()}
          {...form.field('language')}
        />
        <SelectField
          label={t('identity.locale')}
          choices={LOCALE_CHOICES()}
          {...form.field('locale')}
        />
      </FormGroup>
      {can('identity.user.assign') && <AccessFields form={form} />}
    </FormPage>
  );
}

function inputOf(values: NewValues) {
  const { name, email, username, department, password, language, locale } = values;
  const { roleIds, hasAllBranches, branchIds, defaultBranchId } = values;
  return {
    name,
    email,
    roleIds,
    hasAllBranches,
    branchIds: hasAllBranches ? [] : branchIds,
    ...(username && { username }),
    ...(password && { password }),
    ...(department && { departmentId: department.id }),
    ...(defaultBranchId && { defaultBranchId }),
    ...(language && { language }),
    ...(locale && { locale }),
  };
}
