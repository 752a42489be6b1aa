/* oxlint-disable react/no-array-index-key -- a column of a file is nothing but its place */
import { CheckboxField, ErrorPanel, SelectField, TextField } from '@poros/ui';
import { t, useCommand } from '@poros/web-kit';
import { useState } from 'react';
import { canJoin } from '../shared/column.ts';
import { FillSection } from './fill-section.tsx';
import type { StepProps } from './import.tsx';
import { useOwnName, type Import, type Kind } from './looks.ts';
import { StepFoot } from './step-foot.tsx';

const NONE = '-';
const ROW =
  'grid gap-x-6 gap-y-1 px-3 py-2 border-b border-line last:border-b-0 ' +
  'sm:grid-cols-[minmax(0,1fr)_260px] items-center';

/** Which column of the file holds what; what is left out is said too. */
export function ColumnStep({ import: known, kind, goTo }: StepProps) {
  const ownName = useOwnName();
  const [mapping, setMapping] = useState(known.mapping);
  const [createMissing, setCreateMissing] = useState(known.createMissing);
  const [fill, setFill] = useState(known.fill);
  const [control, setControl] = useState({
    field: known.control?.field ?? '',
    expected: known.control?.expected ?? '',
  });
  const save = useCommand('integration.change_import_mapping', { onDone: () => goTo('preview') });
  const given = new Set(mapping);
  const isThere = (field: string) => given.has(field) || Boolean(fill[field]?.trim());
  const missing = kind.columns.filter((one) => one.isRequired && !isThere(one.field));
  const missingKey = missing.find((one) => one.isKey);
  const references = kind.columns.filter((one) => isThere(one.field) && one.of?.canCreate);
  const figures = kind.columns.filter((one) => given.has(one.field) && one.kind === 'decimal');
  const change = (place: number, field: string) =>
    setMapping(
      known.headers.map((_, at) =>
        at === place
          ? field === NONE
            ? null
            : field
          : mapping[at] === field && !isJoined(kind, field)
            ? null
            : (mapping[at] ?? null),
      ),
    );
  return (
    <>
      <div className="flex-1 min-h-0 relative overflow-auto border-t border-line">
        <div className="p-4 flex flex-col gap-5 max-w-260">
          {save.problem && <ErrorPanel trouble={save.problem} />}
          <Summary known={known} mapping={mapping} missing={missing.map(ownName)} />
          <Mapping known={known} kind={kind} mapping={mapping} change={change} />
          <FillSection kind={kind} given={given} fill={fill} onChange={setFill} />
          {references.length > 0 && (
            <section className="flex flex-col gap-1">
              <h2 className="text-heading font-semibold">{t('integration.create_missing')}</h2>
              {references.map((one) => (
                <CheckboxField
                  key={one.field}
                  label={t('integration.create_missing_of', { of: one.of ? ownName(one.of) : '' })}
                  value={createMissing.includes(one.field)}
                  onChange={(isOn) =>
                    setCreateMissing(
                      isOn
                        ? [...createMissing, one.field]
                        : createMissing.filter((field) => field !== one.field),
                    )
                  }
                />
              ))}
            </section>
          )}
          {figures.length > 0 && (
            <section className="flex flex-col gap-2">
              <h2 className="text-heading font-semibold">{t('integration.control')}</h2>
              <p className="text-muted">{t('integration.control_hint')}</p>
              <div className="grid gap-3 sm:grid-cols-2 max-w-120">
                <SelectField
                  label={t('integration.control_field')}
                  value={control.field}
                  placeholder={t('integration.no_control')}
                  choices={figures.map((one) => ({ value: one.field, word: ownName(one) }))}
                  onChange={(field) => setControl({ ...control, field })}
                />
                <TextField
                  label={t('integration.control_sum')}
                  value={control.expected}
                  onChange={(expected) => setControl({ ...control, expected })}
                />
              </div>
            </section>
          )}
        </div>
      </div>
      <StepFoot
        next={t('integration.try_all')}
        isBusy={save.isBusy}
        {...(missingKey && {
          whyNot: t('integration.column_missing', { columns: ownName(missingKey) }),
        })}
        onBack={() => goTo('reading')}
        onNext={() =>
          void save.run({
            importId: known.id,
            version: known.version,
            mapping,
            createMissing: createMissing.filter(isThere),
            fill: Object.fromEntries(
              Object.entries(fill).filter(([field, text]) => !given.has(field) && text.trim()),
            ),
            control:
              control.field && plain(control.expected)
                ? { field: control.field, expected: plain(control.expected) }
                : null,
          })
        }
      />
    </>
  );
}

const isJoined = (kind: Kind, field: string): boolean =>
  kind.columns.some((one) => one.field === field && canJoin(one));

/** A sum as somebody writes it: the last mark is the decimal one, if not three digits follow. */
function plain(text: string): string {
  const [, fraction] = /[.,](\d{1,2})$/.exec(text.trim()) ?? [];
  const whole = (fraction ? text.trim().slice(0, -fraction.length - 1) : text).replace(
    /[^\d-]/g,
    '',
  );
  return whole && (fraction ? `${whole}.${fraction}` : whole);
}

interface SummaryProps {
  readonly known: Import;
  readonly mapping: Import['mapping'];
  readonly missing: readonly string[];
}

function Summary({ known, mapping, missing }: SummaryProps) {
  const left = known.headers.flatMap((header, place) =>
    mapping[place] ? [] : [header || t('integration.column_n', { n: place + 1 })],
  );
  return (
    <div className="flex flex-col gap-1" role="status">
      <p>
        {t('integration.mapped_n', {
          n: known.headers.length - left.length,
          all: known.headers.length,
        })}
      </p>
      {left.length > 0 && (
        <p className="text-muted">{t('integration.left_out', { columns: left.join(', ') })}</p>
      )}
      {missing.length > 0 && (
        <p className="text-attention">
          {t('integration.column_missing', { columns: missing.join(', ') })}
        </p>
      )}
    </div>
  );
}

interface MappingProps {
  readonly known: Import;
  readonly kind: Kind;
  readonly mapping: Import['mapping'];
  change(place: number, field: string): void;
}

function Mapping({ known, kind, mapping, change }: MappingProps) {
  const ownName = useOwnName();
  const choices = [
    { value: NONE, word: t('integration.leave_out') },
    ...kind.columns.map((one) => ({
      value: one.field,
      word: ownName(one) + (one.isRequired ? ' *' : ''),
    })),
  ];
  return (
    <ul className="border border-line rounded-md">
      {known.headers.map((header, place) => (
        <li key={place} className={ROW}>
          <div className="min-w-0">
            <p className="font-medium truncate">
              {header || t('integration.column_n', { n: place + 1 })}
            </p>
            <p className="text-muted text-small truncate">
              {known.samples
                .map((cells) => cells[place])
                .filter(Boolean)
                .slice(0, 3)
                .join(' · ') || '–'}
            </p>
            <Joined known={known} mapping={mapping} place={place} />
          </div>
          <SelectField
            label={t('integration.holds', {
              column: header || t('integration.column_n', { n: place + 1 }),
            })}
            isLabelHidden
            value={mapping[place] ?? NONE}
            choices={choices}
            onChange={(field) => change(place, field || NONE)}
          />
        </li>
      ))}
    </ul>
  );
}

interface JoinedProps {
  readonly known: Import;
  readonly mapping: Import['mapping'];
  readonly place: number;
}

/** Says so under the first of several columns that make one field up. */
function Joined({ known, mapping, place }: JoinedProps) {
  const field = mapping[place];
  const places = mapping.flatMap((one, at) => (one === field ? [at] : []));
  if (!field || places.length < 2 || places[0] !== place) return null;
  const [row] = known.samples;
  const text = places
    .map((at) => row?.[at])
    .filter(Boolean)
    .join(' ');
  return <p className="text-small text-accent truncate">{t('integration.joined', { text })}</p>;
}
