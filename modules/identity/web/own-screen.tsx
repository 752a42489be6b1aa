import { CheckboxField, prefer, SelectField, usePreferences } from '@poros/ui';
import { FormGroup, t } from '@poros/web-kit';

const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
const DENSITIES = ['compact', 'comfortable', 'touch'] as const;

/** How the screen looks and whether single letters act; every choice holds at once and is kept. */
export function OwnScreen() {
  const { theme, density, letterKeys } = usePreferences();
  return (
    <FormGroup title={t('identity.screen')}>
      <SelectField
        label={t('identity.theme')}
        hint={t('identity.theme_hint')}
        isRequired
        value={theme}
        choices={THEMES.map((value) => ({ value, word: t(`identity.theme_${value}`) }))}
        onChange={(value) => value && prefer({ theme: value })}
      />
      <SelectField
        label={t('identity.density')}
        isRequired
        value={density}
        choices={DENSITIES.map((value) => ({ value, word: t(`identity.density_${value}`) }))}
        onChange={(value) => value && prefer({ density: value })}
      />
      <CheckboxField
        label={t('identity.letter_keys')}
        hint={t('identity.letter_keys_hint')}
        value={letterKeys}
        onChange={(on) => prefer({ letterKeys: on })}
      />
    </FormGroup>
  );
}
