import { IconButton, SelectField, TextField } from '@poros/ui';
import { X } from '@poros/ui/icons';
import { t } from '@poros/web-kit';
import { useState } from 'react';
import { useOwnName, type Kind } from './looks.ts';

type Fill = Readonly<Record<string, string>>;
type Column = Kind['columns'][number];

interface FillProps {
  readonly kind: Kind;
  /** Fields that a column of the file holds. */
  readonly given: ReadonlySet<string | null>;
  readonly fill: Fill;
  onChange(fill: Fill): void;
}

/** What every row has where the file has no column for it: a unit, a warehouse, a currency. */
export function FillSection({ kind, given, fill, onChange }: FillProps) {
  const ownName = useOwnName();
  const [asked, setAsked] = useState<readonly string[]>(Object.keys(fill));
  const keys = kind.columns.filter((one) => one.isKey);
  const open = kind.columns.filter(
    (one) => !given.has(one.field) && !(one.isKey && keys.length === 1),
  );
  const shown = open.filter((one) => one.isRequired || asked.includes(one.field));
  const others = open.filter((one) => !shown.includes(one));
  const drop = (field: string) => {
    setAsked(asked.filter((one) => one !== field));
    onChange(Object.fromEntries(Object.entries(fill).filter(([one]) => one !== field)));
  };
  if (open.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-heading font-semibold">{t('integration.fill')}</h2>
      <p className="text-muted">{t('integration.fill_hint')}</p>
      <div className="grid gap-3 sm:grid-cols-2 max-w-160">
        {shown.map((one) => (
          <div key={one.field} className="flex items-end gap-1">
            <div className="flex-1 min-w-0">
              <FillField
                column={one}
                value={fill[one.field] ?? ''}
                onChange={(text) => onChange({ ...fill, [one.field]: text })}
              />
            </div>
            {!one.isRequired && (
              <IconButton
                icon={X}
                word={t('integration.fill_drop', { column: ownName(one) })}
                onClick={() => drop(one.field)}
              />
            )}
          </div>
        ))}
        {others.length > 0 && (
          <SelectField
            label={t('integration.fill_add')}
            value=""
            placeholder={t('integration.fill_choose')}
            choices={others.map((one) => ({ value: one.field, word: ownName(one) }))}
            onChange={(field) => field && setAsked([...asked, field])}
          />
        )}
      </div>
    </section>
  );
}

interface FillFieldProps {
  readonly column: Column;
  readonly value: string;
  onChange(text: string): void;
}

function FillField({ column, value, onChange }: FillFieldProps) {
  const ownName = useOwnName();
  const label = ownName(column) + (column.isRequired ? ' *' : '');
  const choices =
    column.kind === 'yesNo'
      ? [t('integration.yes'), t('integration.no')].map((word) => ({ value: word, word }))
      : column.choices.map((one) => ({ value: one.value, word: ownName(one) }));
  if (choices.length > 0)
    return (
      <SelectField
        label={label}
        value={value}
        placeholder={t('integration.fill_choose')}
        choices={choices}
        onChange={(one) => onChange(one ?? '')}
      />
    );
  const hint = column.of && t('integration.fill_reference', { of: ownName(column.of) });
  return <TextField label={label} value={value} hint={hint} onChange={onChange} />;
}
