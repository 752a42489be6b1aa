import {
  Button,
  ErrorPanel,
  IconButton,
  ReasonStrip,
  TextField,
  format,
  useWords,
} from '@poros/ui';
import { Eye } from '@poros/ui/icons';
import { problemOf, type OutputOf, type Problem, type Session } from '@poros/web-kit';
import { request, signIn, signOut } from '@poros/web-kit/app';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { chooseLanguage } from '../personal.ts';
import { DemoLogins, type DemoLogin } from './demo-logins.tsx';
import { Dial } from './dial.tsx';
import { Mark } from './mark.tsx';

/**
 * The way in. After an expired session it lies over the page, so that the page is still there
 * afterwards.
 */
export function Login({ expired }: { expired?: Session }) {
  const { t } = useWords();
  const demo = useDemo(!expired);
  const way = useSignIn();
  return (
    <main className="po-login" data-over={expired ? '' : undefined}>
      <div className="po-login-form">
        <header className="flex items-center justify-between pb-6">
          <span className="flex items-center gap-2.5 text-[17px] font-semibold tracking-tight">
            <Mark size={28} />
            Poros
          </span>
          <LanguageSwitch />
        </header>
        <div className={expired ? '' : 'my-auto py-6'}>
          <h1 className="text-[24px] leading-8 font-semibold tracking-tight">
            {t(expired ? 'app.expired' : 'app.sign_in')}
          </h1>
          <p className="text-muted pb-6 pt-1 text-balance">
            {t(expired ? 'app.expired_hint' : 'app.motto')}
          </p>
          <EndedByOther />
          <LoginForm way={way} login={expired?.user.email ?? ''} />
          {expired && (
            <Button className="mt-3" look="quiet" onClick={() => void signOut()}>
              {t('app.other_user')}
            </Button>
          )}
        </div>
      </div>
      {!expired && (
        <div className="po-login-side">
          <Dial />
          {demo.length > 0 && (
            <DemoLogins
              logins={demo}
              isBusy={way.isBusy}
              onChoose={(one) => void way.enter(one.login, one.password)}
            />
          )}
        </div>
      )}
    </main>
  );
}

/** Who ended the session of this browser and why, when it was somebody else. */
function EndedByOther() {
  const { t } = useWords();
  const [ended, setEnded] = useState<OutputOf<'identity.get_ended_session'>['ended']>(null);
  useEffect(() => {
    request('GET', '/session/ending', undefined).then(
      (answer) => setEnded((answer as OutputOf<'identity.get_ended_session'>).ended),
      () => undefined,
    );
  }, []);
  if (!ended) return null;
  return (
    <div className="pb-4">
      <ReasonStrip
        tone="attention"
        cause={t('app.ended_by', {
          name: ended.byName ?? t('app.administrator'),
          when: format.dateTime(ended.at),
        })}
        advice={ended.note ?? t('app.ended_by_hint')}
      />
    </div>
  );
}

type Way = ReturnType<typeof useSignIn>;

function LoginForm({ way, login: known }: { way: Way; login: string }) {
  const { t } = useWords();
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  function submit(event: SubmitEvent) {
    event.preventDefault();
    const missing = login.trim() === '' || password === '';
    setEmpty(missing);
    if (!missing) void way.enter(login.trim(), password, newPassword);
  }
  useEffect(() => {
    const wrong = way.mustChoose ? 'newPassword' : 'password';
    if (way.problem)
      form.current?.querySelector<HTMLInputElement>(`input[name=${wrong}]`)?.select();
  }, [way.problem, way.mustChoose]);
  return (
    <form ref={form} onSubmit={submit} noValidate>
      {way.problem && <ErrorPanel trouble={way.problem} />}
      <TextField
        label={t('app.login')}
        name="login"
        value={login}
        onChange={setLogin}
        autoComplete="username"
        autoFocus={!known}
      />
      <TextField
        label={t('app.password')}
        name="password"
        type={isShown ? 'text' : 'password'}
        value={password}
        onChange={setPassword}
        autoFocus={Boolean(known)}
        autoComplete="current-password"
        error={isEmpty ? t('app.login_empty') : undefined}
        after={
          <IconButton
            icon={Eye}
            size="small"
            word={t(isShown ? 'app.hide_password' : 'app.show_password')}
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          />
        }
      />
      {way.mustChoose && (
        <TextField
          label={t('app.new_password')}
          name="newPassword"
          type={isShown ? 'text' : 'password'}
          value={newPassword}
          onChange={setNewPassword}
          autoComplete="new-password"
          hint={t('app.new_password_hint')}
        />
      )}
      <Button type="submit" look="primary" size="large" isBusy={way.isBusy}>
        {t('app.sign_in')}
      </Button>
    </form>
  );
}

function useSignIn() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [mustChoose, setMustChoose] = useState(false);
  async function enter(login: string, password: string, newPassword = '') {
    setBusy(true);
    setProblem(null);
    try {
      await signIn(login, password, newPassword);
    } catch (error) {
      const why = problemOf(error);
      setProblem(why);
      if (why.code === 'identity.password_must_change') setMustChoose(true);
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, problem, mustChoose, enter };
}

function useDemo(isWanted: boolean): readonly DemoLogin[] {
  const [logins, setLogins] = useState<readonly DemoLogin[]>([]);
  useEffect(() => {
    if (!isWanted) return undefined;
    const stop = new AbortController();
    request('GET', '/demo-logins', undefined, { signal: stop.signal }).then(
      (found) => setLogins(found as DemoLogin[]),
      () => undefined,
    );
    return () => stop.abort();
  }, [isWanted]);
  return logins;
}

function LanguageSwitch() {
  const { t, language } = useWords();
  return (
    <span className="po-segments" role="group" aria-label={t('app.language')}>
      {(['id', 'en'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={language === one}
          title={t(`app.language.${one}`)}
          onClick={() => void chooseLanguage(one)}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </span>
  );
}
