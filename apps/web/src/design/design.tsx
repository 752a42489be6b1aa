import './design.css';
import {
  currentVoice,
  speak,
  tryPreferences,
  usePreferences,
  useWords,
  type Density,
  type Locale,
  type Theme,
} from '@poros/ui';
import { Fragment, useEffect } from 'react';
import { speakLanguage } from '../language.ts';
import { ACTIVE, FOCUS, HOVER, both, say, type Entry, type State } from './entry.ts';
import { forceStates } from './forced-states.ts';
import { sections } from './sections.ts';

/** Every part of the product in every state, language, theme and density, as it is built now. */
export function Design() {
  useWords();
  useTrial();
  useEffect(forceStates, []);
  return (
    <div className="po-design">
      <nav
        className="po-design-nav"
        aria-label={say('Bagian katalog', 'Sections of the catalogue')}
      >
        {sections.map((section) => (
          <a key={section.id} href={`#${section.id}`}>
            {both(section.word)}
          </a>
        ))}
      </nav>
      <div className="po-design-body">
        <h1 className="po-page-title">{say('Katalog komponen', 'Component catalogue')}</h1>
        <p className="text-muted">
          {say(
            'Semua bagian yang dipakai halaman Poros, hidup. Pilihan di bawah hanya berlaku di sini.',
            'Every part that pages of Poros are made of, alive. The choices below hold only here.',
          )}
        </p>
        <Tools />
        {sections.map((section) => (
          <section key={section.id} id={section.id} aria-labelledby={`${section.id}-head`}>
            <h2 id={`${section.id}-head`} className="text-title font-semibold pt-8">
              {both(section.word)}
            </h2>
            {section.entries.map((entry) => (
              <Shown key={entry.shows[0]} entry={entry} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function Shown({ entry }: { entry: Entry }) {
  return (
    <article className="po-entry" data-shows={entry.shows.join(' ')}>
      <h3 className="text-heading font-semibold">{entry.shows.join(', ')}</h3>
      <p className="max-w-180">{both(entry.use)}</p>
      <code className="po-entry-code">{entry.code}</code>
      <div className="po-states">
        {statesOf(entry).map(({ word, Show, isWide, className = '' }) => (
          <div
            key={word[1]}
            className={`po-state ${className}`}
            data-wide={isWide ? '' : undefined}
          >
            <h4>{both(word)}</h4>
            <Show />
          </div>
        ))}
      </div>
    </article>
  );
}

const FORCED = [
  { word: HOVER, className: 'po-show-hover' },
  { word: FOCUS, className: 'po-show-focus' },
  { word: ACTIVE, className: 'po-show-active' },
];

/** The written states, and those that only a pointer or a key brings about. */
function statesOf({ states, isInteractive }: Entry): (State & { readonly className?: string })[] {
  const [rest, ...others] = states;
  if (!isInteractive || !rest) return [...states];
  return [rest, ...FORCED.map((forced) => ({ ...rest, ...forced })), ...others];
}

const THEMES: readonly Theme[] = ['light', 'dark', 'contrast'];
const DENSITIES: readonly Density[] = ['compact', 'comfortable', 'touch'];
const LOCALES: readonly Locale[] = ['id-ID', 'en-ID', 'en-PG'];

function Tools() {
  const { t, language, locale } = useWords();
  const { theme, density } = usePreferences();
  return (
    <div className="po-design-tools">
      <Switch
        word={t('app.language')}
        now={language}
        choices={[
          ['id', 'ID'],
          ['en', 'EN'],
        ]}
        onChoose={(id) => void speakLanguage(id)}
      />
      <Switch
        word={t('app.theme')}
        now={theme}
        choices={THEMES.map((id) => [id, t(`app.theme.${id}`)] as const)}
        onChoose={(id) => tryPreferences({ theme: id })}
      />
      <Switch
        word={t('app.density')}
        now={density}
        choices={DENSITIES.map((id) => [id, t(`app.density.${id}`)] as const)}
        onChoose={(id) => tryPreferences({ density: id })}
      />
      <Switch
        word={say('Angka', 'Figures')}
        now={locale}
        choices={LOCALES.map((id) => [id, id] as const)}
        onChoose={(id) => speak({ locale: id })}
      />
    </div>
  );
}

interface SwitchProps<V extends string> {
  readonly word: string;
  readonly now: V;
  readonly choices: readonly (readonly [V, string])[];
  onChoose(value: V): void;
}

function Switch<V extends string>({ word, now, choices, onChoose }: SwitchProps<V>) {
  return (
    <fieldset>
      <legend>{word}</legend>
      <span className="po-segments">
        {choices.map(([id, label]) => (
          <Fragment key={id}>
            <button type="button" aria-pressed={id === now} onClick={() => onChoose(id)}>
              {label}
            </button>
          </Fragment>
        ))}
      </span>
    </fieldset>
  );
}

/** What is tried out here ends with the page. */
function useTrial(): void {
  useEffect(() => {
    const { language, locale } = currentVoice();
    return () => {
      tryPreferences(null);
      speak({ locale });
      if (currentVoice().language !== language) void speakLanguage(language);
    };
  }, []);
}
