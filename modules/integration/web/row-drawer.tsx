/* oxlint-disable react/no-array-index-key -- a column of a file is nothing but its place */
import { Button, Drawer, ErrorPanel, TextField } from '@poros/ui';
import { t, useCommand } from '@poros/web-kit';
import { useState } from 'react';
import { useOwnName, type Import, type Kind, type Row } from './looks.ts';

interface RowDrawerProps {
  readonly import: Import;
  readonly kind: Kind;
  readonly row: Row;
  readonly canEdit: boolean;
  onClose(): void;
}

/** One row in full: what is wrong stands at its field, and can be put right there. */
export function RowDrawer({ import: known, kind, row, canEdit, onClose }: RowDrawerProps) {
  const ownName = useOwnName();
  const [cells, setCells] = useState(row.cells);
  const save = useCommand('integration.change_import_row', { onDone: onClose });
  const changed = cells.flatMap((text, column) =>
    text === row.cells[column] ? [] : [{ column, text }],
  );
  const put = (place: number, text: string) =>
    setCells(cells.map((cell, at) => (at === place ? text : cell)));
  const general = row.problems.filter((one) => one.field === null);
  const submit = () => {
    if (changed.length === 0) onClose();
    else void save.run({ importId: known.id, rowNo: row.rowNo, cells: changed });
  };
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={t('integration.row_title', { n: row.rowNo })}
      actions={
        canEdit && (
          <Button look="primary" isBusy={save.isBusy} keys="Ctrl+Enter" onClick={submit}>
            {t('integration.try_row')}
          </Button>
        )
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <button type="submit" hidden aria-label={t('kit.save')} />
        {save.problem && <ErrorPanel trouble={save.problem} />}
        {general.map((one) => (
          <p key={one.message} className="text-danger">
            {one.message}
          </p>
        ))}
        {known.headers.map((header, place) => {
          const field = known.mapping[place];
          const column = kind.columns.find((one) => one.field === field);
          if (!column) return null;
          const problem = row.problems.find((one) => one.field === field);
          const change = row.changes.find((one) => one.field === field);
          const isAsItWas = cells[place] === row.cells[place];
          return (
            <div key={place}>
              <TextField
                label={header || ownName(column)}
                value={cells[place] ?? ''}
                isReadOnly={!canEdit}
                error={isAsItWas ? problem?.message : undefined}
                hint={change && t('integration.was', { text: change.before || '–' })}
                onChange={(text) => put(place, text)}
              />
              {canEdit && isAsItWas && problem?.suggestion && (
                <Button
                  size="small"
                  look="quiet"
                  onClick={() => put(place, problem.suggestion ?? '')}
                >
                  {t('integration.use', { text: problem.suggestion })}
                </Button>
              )}
            </div>
          );
        })}
      </form>
    </Drawer>
  );
}
