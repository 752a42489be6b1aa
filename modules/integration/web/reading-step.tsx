/* oxlint-disable react/no-array-index-key -- a column of a file is nothing but its place */
import { ErrorPanel, SelectField, TextField, format } from '@poros/ui';
import { t, useCommand } from '@poros/web-kit';
import { DATE_ORDERS, DECIMALS, DELIMITERS, ENCODINGS, type Reading } from '../shared/reading.ts';
import type { StepProps } from './import.tsx';
import type { Import } from './looks.ts';
import { StepFoot } from './step-foot.tsx';

/** What was found out about the file, with values read so: a wrong guess is seen here. */
export function ReadingStep({ import: known, goTo }: StepProps) {
  const save = useCommand('integration.change_import_reading');
  const change = (more: Partial<Reading>) => {
    const { encoding, delimiter, decimal, dates, headerRow, sheet } = { ...known.reading, ...more };
    const all = { encoding, delimiter, decimal, dates, headerRow };
    void save.run({
      importId: known.id,
      version: known.version,
      ...all,
      ...(sheet !== undefined && { sheet }),
    });
  };
  return (
    <>
      <div className="flex-1 min-h-0 relative overflow-auto border-t border-line">
        <div className="grid gap-6 p-4 lg:grid-cols-[260px_minmax(0,1fr)]">
          <div className="flex flex-col gap-3">
            {save.problem && <ErrorPanel trouble={save.problem} />}
            <Marks reading={known.reading} change={change} />
          </div>
          <div className="flex flex-col gap-6 min-w-0">
            <Examples import={known} />
            <FirstRows import={known} />
          </div>
        </div>
      </div>
      <StepFoot
        next={t('integration.to_columns')}
        isBusy={save.isBusy}
        onNext={() => goTo('columns')}
      />
    </>
  );
}

interface MarksProps {
  readonly reading: Reading;
  change(more: Partial<Reading>): void;
}

function Marks({ reading, change }: MarksProps) {
  const wordOf = (kind: string, value: string) => t(`integration.${kind}.${value}`);
  const choicesOf = <V extends string>(
    kind: string,
    values: readonly V[],
    names?: readonly string[],
  ) => values.map((value, nth) => ({ value, word: wordOf(kind, names?.[nth] ?? value) }));
  const isText = reading.format === 'text';
  return (
    <>
      {isText && (
        <SelectField
          label={t('integration.encoding')}
          value={reading.encoding}
          choices={ENCODINGS.map((value) => ({ value, word: value.toUpperCase() }))}
          onChange={(encoding) => encoding && change({ encoding })}
        />
      )}
      {isText && (
        <SelectField
          label={t('integration.delimiter')}
          value={reading.delimiter}
          choices={choicesOf('delimiter', DELIMITERS, ['comma', 'semicolon', 'tab', 'bar'])}
          onChange={(delimiter) => delimiter && change({ delimiter })}
        />
      )}
      {!isText && (reading.sheets?.length ?? 0) > 1 && (
        <SelectField
          label={t('integration.sheet')}
          value={reading.sheet ?? ''}
          choices={(reading.sheets ?? []).map((value) => ({ value, word: value }))}
          onChange={(sheet) => sheet && change({ sheet })}
        />
      )}
      <SelectField
        label={t('integration.decimal')}
        value={reading.decimal}
        choices={choicesOf('decimal', DECIMALS, ['point', 'comma'])}
        onChange={(decimal) => decimal && change({ decimal })}
      />
      <SelectField
        label={t('integration.dates')}
        value={reading.dates}
        choices={choicesOf('dates', DATE_ORDERS)}
        onChange={(dates) => dates && change({ dates })}
      />
      <TextField
        label={t('integration.header_row')}
        type="number"
        value={String(reading.headerRow)}
        hint={t('integration.header_row_hint')}
        onChange={(text) => {
          const headerRow = Number(text);
          if (Number.isInteger(headerRow) && headerRow >= 0 && headerRow <= 50)
            change({ headerRow });
        }}
      />
    </>
  );
}

/** What stands in the file beside what it was taken for. */
function Examples({ import: { examples, headers } }: { readonly import: Import }) {
  const columns = [...new Set(examples.map((one) => one.column))];
  if (columns.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-heading font-semibold">{t('integration.examples')}</h2>
      <p className="text-muted">{t('integration.examples_hint')}</p>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
        {columns.map((column) => (
          <div key={column} className="min-w-0">
            <h3 className="font-medium truncate">
              {headers[column] || t('integration.column_n', { n: column + 1 })}
            </h3>
            <ul>
              {examples
                .filter((one) => one.column === column)
                .map((one, nth) => (
                  <li key={nth} className="flex gap-2 py-0.5 figures">
                    <span className="text-muted flex-1 truncate">{one.written}</span>
                    <span aria-hidden="true">→</span>
                    <Value example={one} />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Value({ example: { value, kind } }: { readonly example: Import['examples'][number] }) {
  const shown =
    value === null
      ? t('integration.not_read')
      : kind === 'decimal' || kind === 'whole'
        ? format.quantity(value)
        : kind === 'date'
          ? format.date(value)
          : t(value === 'true' ? 'ui.yes' : 'ui.no');
  return (
    <span className={`flex-1 text-end truncate ${value === null ? 'text-danger' : 'font-medium'}`}>
      {shown}
    </span>
  );
}

function FirstRows({ import: { headers, samples } }: { readonly import: Import }) {
  return (
    <section className="flex flex-col gap-2 min-w-0">
      <h2 className="text-heading font-semibold">{t('integration.first_rows')}</h2>
      {/* It scrolls sideways, and what scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <div className="overflow-x-auto border border-line rounded-md" tabIndex={0}>
        <table className="text-small w-full">
          <thead className="bg-sunken text-start">
            <tr>
              {headers.map((header, place) => (
                <th key={place} className="px-3 py-1.5 font-medium text-start whitespace-nowrap">
                  {header || t('integration.column_n', { n: place + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {samples.map((cells, nth) => (
              <tr key={nth} className="border-t border-line">
                {cells.map((cell, place) => (
                  <td key={place} className="px-3 py-1.5 whitespace-nowrap max-w-60 truncate">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
