import { useState } from 'react';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { CheckboxField } from '../fields/checkbox-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { useWords } from '../words.ts';
import type { LineColumn } from './line-column.ts';
import type { OpenPaste } from './line-paste.ts';
import type { LineBase } from './line-store.ts';
import { isOpen, type PasteMapping } from './paste-mapping.ts';

export interface PasteDialogProps<L extends LineBase> {
  readonly open: OpenPaste;
  readonly columns: readonly LineColumn<L>[];
  onPaste(mapping: PasteMapping): void;
  onClose(): void;
}

const SHOWN = 4;
const NOWHERE = '-';

/** Asks where the columns of a pasted table belong, with the first rows to judge by. */
export function PasteDialog<L extends LineBase>(props: PasteDialogProps<L>) {
  const { t } = useWords();
  const { table, mapping } = props.open;
  const [targets, setTargets] = useState<readonly (string | null)[]>(mapping.targets);
  const [hasHeads, setHeads] = useState(mapping.hasHeads);
  const places = targets.map((id, index) => ({ id, index, key: `place${index}` }));
  const rows = table.slice(hasHeads ? 1 : 0, SHOWN + (hasHeads ? 1 : 0));
  const choices = [
    { value: NOWHERE, word: t('ui.paste_nowhere') },
    ...props.columns.filter(isOpen).map((column) => ({ value: column.id, word: column.head })),
  ];
  const put = (index: number, chosen: string) =>
    setTargets((all) =>
      all.map((id, at) =>
        at === index ? (chosen === NOWHERE ? null : chosen) : id === chosen ? null : id,
      ),
    );
  const paste = () => props.onPaste({ targets, hasHeads, isSure: true });
  const lines = table.length - (hasHeads ? 1 : 0);

  return (
    <Dialog
      isOpen
      size="wide"
      title={t('ui.paste_where')}
      description={t('ui.paste_where_hint')}
      onClose={props.onClose}
      onSubmit={paste}
      actions={
        <>
          <Button look="quiet" onClick={props.onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            look="primary"
            keys="Ctrl+Enter"
            disabled={targets.every((id) => id === null)}
            onClick={paste}
          >
            {t('ui.paste_lines', { n: lines })}
          </Button>
        </>
      }
    >
      <CheckboxField label={t('ui.paste_heads')} value={hasHeads} onChange={setHeads} />
      <div className="overflow-auto mt-3">
        <table className="border-collapse">
          <thead>
            <tr>
              {places.map(({ id, index, key }) => (
                <th key={key} scope="col" className="p-1 text-start align-bottom min-w-36">
                  <SelectField
                    label={table[0]?.[index] || t('ui.paste_column', { n: index + 1 })}
                    choices={choices}
                    value={id ?? NOWHERE}
                    onChange={(chosen) => put(index, chosen)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr key={cells.join('\t')}>
                {places.map(({ id, index, key }) => (
                  <td
                    key={key}
                    className={`px-3 py-1 border-b border-line max-w-60 truncate ${
                      id ? '' : 'text-muted line-through'
                    }`}
                  >
                    {cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
