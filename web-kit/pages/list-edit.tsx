import {
  Button,
  Dialog,
  SearchPicker,
  SelectField,
  TextField,
  QuantityField,
  useWords,
  type Choice,
  type Pick,
  type PickSearch,
} from '@poros/ui';
import { useState } from 'react';
import type { Act } from '../batch.ts';
import type { BulkWork } from './list-bulk.tsx';

/** One field of master data that can be changed for many rows at once. */
export type BulkEdit<Row> = {
  readonly id: string;
  readonly word: string;
  readonly permission?: string | undefined;
  /** The command that puts a value there. */
  act(row: Row, value: string): Act;
  /** The value a row has now, for the way back. */
  now(row: Row): string;
} & (
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'pick'; readonly search: PickSearch<Pick> }
  | { readonly kind: 'text' | 'number' }
);

export interface EditDialogProps<Row> {
  readonly edits: readonly BulkEdit<Row>[];
  readonly count: number;
  onClose(): void;
  onWork(work: BulkWork<Row>): void;
}

/** Asks which field and which value; what comes of it is tried before it is done. */
export function EditDialog<Row>({ edits, count, onClose, onWork }: EditDialogProps<Row>) {
  const { t } = useWords();
  const [id, setId] = useState(edits.length === 1 ? (edits[0]?.id ?? '') : '');
  const [value, setValue] = useState<string | null>(null);
  const [picked, setPicked] = useState<Pick | null>(null);
  const edit = edits.find((one) => one.id === id);
  function go() {
    if (!edit || value === null) return;
    const says =
      edit.kind === 'choice'
        ? (edit.choices.find((one) => one.value === value)?.word ?? value)
        : (picked?.name ?? value);
    onWork({
      verb: t('kit.bulk_change'),
      title: t('kit.bulk_edit_title', { n: count, field: edit.word, value: says || '–' }),
      act: (row) => edit.act(row, value),
      undo: (row, answer) => {
        const { version } = answer as { version: number };
        return edit.act({ ...row, version }, edit.now(row));
      },
    });
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onSubmit={go}
      title={t('kit.bulk_edit_of', { n: count })}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button look="primary" keys="Ctrl+Enter" disabled={!edit || value === null} onClick={go}>
            {t('kit.bulk_try')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <SelectField
          label={t('kit.bulk_field')}
          value={id}
          choices={edits.map((one) => ({ value: one.id, word: one.word }))}
          onChange={(next) => {
            setId(next);
            setValue(null);
            setPicked(null);
          }}
        />
        {edit?.kind === 'choice' && (
          <SelectField
            label={t('kit.bulk_value')}
            value={value ?? ''}
            choices={edit.choices}
            onChange={setValue}
          />
        )}
        {edit?.kind === 'pick' && (
          <SearchPicker
            label={t('kit.bulk_value')}
            value={picked}
            search={edit.search}
            onChange={(next) => {
              setPicked(next);
              setValue(next?.id ?? null);
            }}
          />
        )}
        {edit?.kind === 'text' && (
          <TextField label={t('kit.bulk_value')} value={value ?? ''} onChange={setValue} />
        )}
        {edit?.kind === 'number' && (
          <QuantityField
            label={t('kit.bulk_value')}
            value={value ?? ''}
            onChange={(next) => setValue(next || null)}
          />
        )}
      </div>
    </Dialog>
  );
}
