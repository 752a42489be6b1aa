import { Button, ErrorPanel, KeyValues, SelectField } from '@poros/ui';
import {
  AccountNav,
  FormGroup,
  Loaded,
  t,
  useForm,
  useQueryOf,
  useSave,
  useSession,
  useWords,
  type OutputOf,
} from '@poros/web-kit';
import { askSession } from '@poros/web-kit/app';
import { roleName } from './looks.ts';
import { OwnPassword } from './own-password.tsx';
import { OwnScreen } from './own-screen.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { LANGUAGE_CHOICES, LOCALE_CHOICES } from './voice-choices.ts';

type Profile = OutputOf<'identity.get_own_profile'>;

/** What everybody may look after himself: language, password, where he is signed in. */
export function OwnAccount() {
  const profile = useQueryOf('identity.get_own_profile', {});
  return (
    <div className="po-page">
      <header className="po-page-head">
        <h1 className="po-page-title">{t('identity.my_account')}</h1>
      </header>
      <AccountNav />
      <div className="flex-1 min-h-0 overflow-auto">
        <Loaded query={profile}>
          {(known) => (
            <div className="max-w-260 p-4 flex flex-col gap-8">
              <Person profile={known} />
              <Voice profile={known} />
              <OwnScreen />
              <OwnPassword changedAt={known.passwordChangedAt} />
              <OwnSessions />
            </div>
          )}
        </Loaded>
      </div>
    </div>
  );
}

function Person({ profile }: { profile: Profile }) {
  const { language } = useWords();
  const { tenant, branch } = useSession();
  return (
    <section>
      <h2 className="text-heading font-semibold pb-3">{profile.name}</h2>
      <div className="-mx-4">
        <KeyValues
          items={[
            { word: t('identity.email'), value: profile.email },
            { word: t('identity.username'), value: profile.username ?? '–' },
            {
              word: t('identity.roles'),
              value: profile.roles.map((role) => roleName(role, language)).join(', ') || '–',
            },
            { word: t('identity.company'), value: tenant.name },
            { word: t('tenancy.branch'), value: branch?.name ?? '–' },
          ]}
        />
      </div>
    </section>
  );
}

function Voice({ profile }: { profile: Profile }) {
  const form = useForm({ language: profile.language, locale: profile.locale });
  const save = useSave(
    'identity.change_own_profile',
    form,
    (values) => values,
    () => void askSession(),
  );
  return (
    <FormGroup title={t('identity.language_and_figures')}>
      {form.problem && <ErrorPanel trouble={form.problem} />}
      <SelectField
        label={t('identity.language')}
        hint={t('identity.language_hint')}
        isRequired
        choices={LANGUAGE_CHOICES()}
        {...notEmpty(form.field('language'))}
      />
      <SelectField
        label={t('identity.locale')}
        isRequired
        choices={LOCALE_CHOICES()}
        {...notEmpty(form.field('locale'))}
      />
      <div>
        <Button disabled={!form.isDirty} onClick={() => void save(form.values)}>
          {t('kit.save')}
        </Button>
      </div>
    </FormGroup>
  );
}

/** A choice that always stands on one of its words. */
function notEmpty<V extends string>(field: {
  name: string;
  value: V;
  error: string | undefined;
  onChange(value: V): void;
}) {
  return {
    ...field,
    onChange: (value: V | '') => {
      if (value) field.onChange(value);
    },
  };
}
