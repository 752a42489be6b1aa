import { CheckboxField, SearchPicker, SelectField, TextField, type Pick } from '@poros/ui';
import { FormGroup, t, type Form } from '@poros/web-kit';
import {
  ACCOUNT_TYPES,
  DIMENSION_RULES,
  type AccountType,
  type DimensionRule,
} from '../shared/account.ts';
import { findHeadings } from './pickers.ts';

export interface AccountValues {
  readonly code: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly type: AccountType | '';
  readonly parent: Pick | null;
  readonly isHeading: boolean;
  readonly department: DimensionRule | '';
  readonly project: DimensionRule | '';
  readonly equipment: DimensionRule | '';
}

export const EMPTY_ACCOUNT: AccountValues = {
  code: '',
  nameId: '',
  nameEn: '',
  type: 'cost',
  parent: null,
  isHeading: false,
  department: 'optional',
  project: 'optional',
  equipment: 'optional',
};

/** The rules that say something; an account takes or leaves the other dimensions. */
export function rulesOf({ department, project, equipment }: AccountValues) {
  const given = Object.entries({ department, project, equipment }).filter(
    ([, rule]) => rule === 'required' || rule === 'forbidden',
  );
  return Object.fromEntries(given) as Partial<
    Record<'department' | 'project' | 'equipment', DimensionRule>
  >;
}

export function AccountFields({ form, isNew }: { form: Form<AccountValues>; isNew: boolean }) {
  const rules = DIMENSION_RULES.map((value) => ({ value, word: t(`finance.rule.${value}`) }));
  return (
    <>
      <FormGroup title={t('finance.identity')}>
        <TextField label={t('finance.code')} isRequired {...form.field('code')} />
        <SelectField
          label={t('finance.type')}
          isDisabled={!isNew}
          {...form.field('type')}
          choices={ACCOUNT_TYPES.map((value) => ({ value, word: t(`finance.type.${value}`) }))}
        />
        <TextField label={t('finance.name_id')} isRequired {...form.field('nameId')} />
        <TextField label={t('finance.name_en')} isRequired {...form.field('nameEn')} />
        <SearchPicker label={t('finance.parent')} search={findHeadings} {...form.field('parent')} />
        <CheckboxField
          label={t('finance.is_heading')}
          isDisabled={!isNew}
          {...form.field('isHeading')}
        />
      </FormGroup>
      <FormGroup title={t('finance.dimensions')} columns={3}>
        <SelectField
          label={t('finance.department')}
          choices={rules}
          {...form.field('department')}
        />
        <SelectField label={t('finance.project')} choices={rules} {...form.field('project')} />
        <SelectField label={t('finance.equipment')} choices={rules} {...form.field('equipment')} />
      </FormGroup>
    </>
  );
}
