import { useMemo } from 'react';
import { Dialog } from './dialog.tsx';
import { CheckboxField } from './fields/checkbox-field.tsx';
import { Kbd } from './kbd.tsx';
import { activeKeys, type Key } from './keys.ts';
import { prefer, usePreferences } from './preferences.ts';
import { useWords } from './words.ts';

/** All keys that work on the page behind it; single letters can be switched off here. */
export function KeyHelp({ onClose }: { onClose(): void }) {
  const { t } = useWords();
  const { letterKeys } = usePreferences();
  const sides = useMemo(() => inTwo(activeKeys(0)), []);
  return (
    <Dialog isOpen size="wide" title={t('ui.keys')} onClose={onClose}>
      <div className="grid sm:grid-cols-2 gap-x-10">
        {sides.map((side) => (
          <div key={side[0]?.title} className="min-w-0">
            {side.map((group) => (
              <GroupOfKeys key={group.title} {...group} />
            ))}
          </div>
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

interface Group {
  readonly title: string;
  readonly keys: readonly Key[];
}

function GroupOfKeys({ title, keys }: Group) {
  return (
    <section className="mb-5">
      <h3 className="text-small font-medium text-muted pb-1.5">{title}</h3>
      <dl>
        {keys.map((key) => (
          <div key={key.keys} className="flex justify-between gap-4 py-1.5 border-b border-line">
            <dt>{key.word}</dt>
            <dd>
              <Kbd keys={key.shown ?? key.keys.replace(/^lines /, '')} />
              <span className="po-hidden">{key.shown ?? key.keys}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/**
 * The groups in their order, parted where both sides are nearest to the same height. Counted here,
 * because columns that the browser balances are laid out several times.
 */
function inTwo(groups: readonly Group[]): readonly (readonly Group[])[] {
  const heights = groups.map((group) => group.keys.length + 2);
  const whole = heights.reduce((sum, height) => sum + height, 0);
  let left = 0;
  let at = 0;
  for (const height of heights) {
    if (Math.abs(whole - 2 * (left + height)) > Math.abs(whole - 2 * left)) break;
    left += height;
    at += 1;
  }
  return [groups.slice(0, at), groups.slice(at)].filter((side) => side.length > 0);
}
