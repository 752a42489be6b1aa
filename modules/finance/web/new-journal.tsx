import { moneyText } from '@poros/kernel/shared/decimal';
import {
  DateField,
  LineGrid,
  TextField,
  TotalsBar,
  today,
  useLineRows,
  useLines,
  type LineStore,
} from '@poros/ui';
import {
  call,
  DocumentPage,
  Drafted,
  format,
  lineMessages,
  t,
  useAutosave,
  useCommand,
  useForm,
  useGo,
  type Draft,
  type Problem,
} from '@poros/web-kit';
import {
  blankLine,
  isBlankLine,
  linesToSend,
  sidesOf,
  type JournalLine,
  type Sides,
} from './journal-lines.ts';
import { HeadFields } from './head-fields.tsx';
import { findDepartments, findPostableAccounts, findProjects } from './pickers.ts';

/** A journal by hand. It is posted at once; what is wrong later is corrected by its reversal. */
export function NewJournal() {
  return (
    <Drafted<JournalTyped> kind="finance.journal" copyOf={copyOfJournal}>
      {(draft) => <JournalBegun draft={draft} />}
    </Drafted>
  );
}

function JournalBegun({ draft }: { draft: Draft<JournalTyped> }) {
  const go = useGo();
  const { id, kept } = draft;
  const form = useForm(kept?.head ?? { postedOn: today(), description: '' });
  const lines = useLines<JournalLine>({
    lines: kept?.lines ?? [],
    blank: blankLine,
    isBlank: isBlankLine,
  });
  const autosave = useAutosave<JournalTyped>(draft, {
    title: form.values.description,
    read: () => ({ head: form.values, lines: lines.filled() }),
    isBlank: (typed) => !typed.head.description && typed.lines.length === 0,
  });
  const sides = sidesOf(useLineRows(lines));
  const post = useCommand('finance.post_manual_journal');

  async function save() {
    const posted = await post.run({ id, ...form.values, lines: linesToSend(lines.filled()) });
    if (!posted) return;
    autosave.discard();
    go(`/journals/${posted.id}`);
  }

  return (
    <DocumentPage
      back={{ to: '/journals', word: t('finance.journals') }}
      number={t('finance.new_journal')}
      problem={post.problem}
      reason={autosave.others}
      note={autosave.note ?? undefined}
      primary={{
        word: t('finance.post'),
        keys: 'Ctrl+Enter',
        run: () => void save(),
        isBusy: post.isBusy,
        reason: reasonOf(form.values.description, sides),
      }}
      totals={
        <TotalsBar
          totals={[
            { word: t('finance.debit'), value: format.amount(moneyText(sides.debit)) },
            { word: t('finance.credit_side'), value: format.amount(moneyText(sides.credit)) },
          ]}
          grand={{
            word: t(sides.difference === 0n ? 'finance.balanced' : 'finance.difference'),
            value: format.amount(moneyText(sides.difference)),
          }}
        />
      }
    >
      <HeadFields columns={2}>
        <DateField label={t('finance.date')} isRequired {...form.field('postedOn')} />
        <TextField
          label={t('finance.description')}
          isRequired
          autoFocus
          {...form.field('description')}
        />
      </HeadFields>
      <JournalGrid lines={lines} problem={post.problem} />
    </DocumentPage>
  );
}

interface JournalTyped {
  readonly head: { readonly postedOn: string; readonly description: string };
  readonly lines: readonly JournalLine[];
}

/** The same lines, posted today. */
async function copyOfJournal(journalId: string): Promise<JournalTyped> {
  const journal = await call('finance.get_journal', { journalId });
  const amount = (text: string) => (Number(text) === 0 ? '' : text);
  return {
    head: { postedOn: today(), description: journal.description },
    lines: journal.lines.map((line) => ({
      ...blankLine(),
      accountId: line.accountId,
      code: line.accountCode,
      name: line.accountName,
      description: line.description,
      departmentId: line.departmentId ?? '',
      departmentName: line.departmentCode ?? '',
      projectId: line.projectId ?? '',
      projectName: line.projectCode ?? '',
      debit: amount(line.debit),
      credit: amount(line.credit),
    })),
  };
}

function JournalGrid({
  lines,
  problem,
}: {
  lines: LineStore<JournalLine>;
  problem: Problem | null;
}) {
  return (
    <LineGrid
      store={lines}
      label={t('finance.lines')}
      errors={lineMessages(problem)}
      columns={[
        {
          id: 'accountId',
          head: t('finance.account'),
          kind: 'item',
          value: (line) => line.name,
          code: (line) => line.code,
          pick: {
            search: findPostableAccounts,
            choose: (line, hit) => ({
              accountId: hit.id,
              name: hit.name,
              code: hit.code ?? '',
              ...balancing(lines, line),
            }),
          },
        },
        {
          id: 'description',
          head: t('finance.description'),
          kind: 'text',
          width: '200px',
          value: (line) => line.description,
          set: (_line, description) => ({ description }),
        },
        {
          id: 'departmentId',
          head: t('finance.department'),
          kind: 'text',
          width: '140px',
          value: (line) => line.departmentName,
          pick: {
            search: findDepartments,
            choose: (_line, hit) => ({ departmentId: hit.id, departmentName: hit.name }),
          },
        },
        {
          id: 'projectId',
          head: t('finance.project'),
          kind: 'text',
          width: '140px',
          value: (line) => line.projectName,
          pick: {
            search: findProjects,
            choose: (_line, hit) => ({ projectId: hit.id, projectName: hit.name }),
          },
        },
        {
          id: 'debit',
          head: t('finance.debit'),
          kind: 'money',
          value: (line) => line.debit,
          set: (line, debit) => ({ debit, credit: debit ? '' : line.credit }),
        },
        {
          id: 'credit',
          head: t('finance.credit_side'),
          kind: 'money',
          value: (line) => line.credit,
          set: (line, credit) => ({ credit, debit: credit ? '' : line.debit }),
        },
      ]}
    />
  );
}

/** A line that is begun takes what is missing to balance. */
function balancing(lines: LineStore<JournalLine>, line: JournalLine): Partial<JournalLine> {
  if (line.debit || line.credit) return {};
  const { difference } = sidesOf(lines.rows());
  if (difference === 0n) return {};
  const amount = moneyText(difference).replace('-', '');
  return difference > 0n ? { credit: amount } : { debit: amount };
}

function reasonOf(description: string, { debit, difference }: Sides): string | undefined {
  if (description.length < 3) return t('finance.description_first');
  return debit === 0n || difference !== 0n ? t('finance.journal_unbalanced_hint') : undefined;
}
