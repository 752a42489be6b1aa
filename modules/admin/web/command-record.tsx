import { DataTable, EmptyState, type Column } from '@poros/ui';
import {
  commandWord,
  DocumentPage,
  format,
  Loaded,
  t,
  useParam,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { changedColumns, type ChangedColumn } from './changed-columns.ts';
import { JsonBlock } from './json-block.tsx';
import { valueText, verdictLook, whoDid } from './looks.ts';

type Command = OutputOf<'admin.get_command'>;

/** One command: what was asked, every column it changed, what it said. */
export function CommandRecord() {
  const command = useQueryOf('admin.get_command', { commandId: useParam('commandId') });
  return <Loaded query={command}>{(found) => <CommandDocument command={found} />}</Loaded>;
}

function CommandDocument({ command }: { command: Command }) {
  const { word } = verdictLook(command.verdict);
  return (
    <DocumentPage
      back={{ to: '/admin/audit', word: t('admin.audit') }}
      number={commandWord(command.command)}
      party={word}
      fields={[
        { word: t('admin.at'), value: format.dateTime(command.at) },
        { word: t('admin.who'), value: whoDid(command) },
        { word: t('admin.command'), value: command.command },
        { word: t('admin.branch'), value: command.branchCode },
        command.refusal !== null && { word: t('admin.refusal_code'), value: command.refusal },
        { word: t('admin.ip'), value: command.ip },
        { word: t('admin.correlation'), value: command.correlationId },
      ]}
      sideTabs={[
        { id: 'input', word: t('admin.asked'), body: <JsonBlock value={command.input} /> },
        {
          id: 'events',
          word: t('admin.said'),
          count: command.events.length,
          body: <Said events={command.events} />,
        },
      ]}
    >
      <Changes changes={changedColumns(command.changes)} />
    </DocumentPage>
  );
}

function Changes({ changes }: { changes: readonly ChangedColumn[] }) {
  if (changes.length === 0)
    return <EmptyState title={t('admin.nothing_changed')} hint={t('admin.nothing_changed_hint')} />;
  return (
    <DataTable
      autoFocus
      rows={changes}
      columns={columns()}
      rowKey={(row) => row.key}
      label={t('admin.changes')}
    />
  );
}

const columns = (): Column<ChangedColumn>[] => [
  { id: 'table', head: t('admin.table'), width: '220px', card: 'meta', value: (row) => row.table },
  {
    id: 'record',
    head: t('admin.record_id'),
    kind: 'muted',
    width: '120px',
    value: (row) => row.recordId.slice(-12),
  },
  {
    id: 'column',
    head: t('admin.column'),
    width: '180px',
    card: 'title',
    value: (row) => row.column,
  },
  {
    id: 'before',
    head: t('admin.before'),
    width: 'minmax(160px, 1fr)',
    card: 'party',
    value: (row) => valueText(row.before),
    cell: (row) => <Value of={row.before} />,
  },
  {
    id: 'after',
    head: t('admin.after'),
    width: 'minmax(160px, 1fr)',
    card: 'amount',
    value: (row) => valueText(row.after),
    cell: (row) => <Value of={row.after} />,
  },
];

/** What does not fit the column is read by pointing at it. */
function Value({ of: value }: { of: unknown }) {
  const text = valueText(value);
  return <span title={text}>{text}</span>;
}

function Said({ events }: { events: Command['events'] }) {
  if (events.length === 0) return <p className="text-muted p-4">{t('admin.said_nothing')}</p>;
  return (
    <ul className="p-4 flex flex-col gap-2">
      {events.map(({ type, position }) => (
        <li key={position} className="flex gap-3">
          <span className="flex-1 min-w-0 break-all">{type}</span>
          <span className="text-muted figures">{format.count(position)}</span>
        </li>
      ))}
    </ul>
  );
}
