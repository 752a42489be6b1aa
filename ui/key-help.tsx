import { useMemo } from 'react';
import { Dialog } from './dialog.tsx';
import { CheckboxField } from './fields/checkbox-field.tsx';
import { Kbd } from './kbd.tsx';
import { activeKeys } from './keys.ts';
import { prefer, usePreferences } from './preferences.ts';
import { useWords } from './words.ts';

/** All keys that work on the page behind it; single letters can be switched off here. */
export function KeyHelp({ onClose }: { onClose(): void }) {
  const { t } = useWords();
  const { letterKeys } = usePreferences();
  const groups = useMemo(() => activeKeys(0), []);
  return (
    <Dialog isOpen size="wide" title={t('ui.keys')} onClose={onClose}>
      <div className="columns-1 sm:columns-2 gap-10">
        {groups.map((group) => (
          <section key={group.title} className="break-inside-avoid mb-5">
            <h3 className="text-small font-medium text-muted pb-1.5">{group.title}</h3>
            <dl>
              {group.keys.map((key) => (
                <div
                  key={key.keys}
                  className="flex justify-between gap-4 py-1.5 border-b border-line"
                >
                  <dt>{key.word}</dt>
                  <dd>
                    <Kbd keys={key.shown ?? key.keys.replace(/^lines /, '')} />
                    <span className="po-hidden">{key.shown ?? key.keys}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <CheckboxField
        label={t('ui.letter_keys')}
        hint={t('ui.letter_keys_hint')}
        value={letterKeys}
        onChange={(on) => prefer({ letterKeys: on })}
      />
    </Dialog>
  );
}
