import { DateField, TextField } from '@poros/ui';
import {
  DocumentPage,
  Loaded,
  t,
  useCommand,
  useForm,
  useGo,
  useParam,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { HeadFields } from './head-fields.tsx';
import { JournalTable } from './journal-table.tsx';

type Journal = OutputOf<'finance.get_journal'>;
type Reversal = OutputOf<'finance.preview_reversal'>;

/** What reversing a journal will post, shown before it is done. */
export function ReverseJournal() {
  const journalId = useParam('journalId');
  const journal = useQueryOf('finance.get_journal', { journalId });
  const preview = useQueryOf('finance.preview_reversal', { journalId });
  return (
    <Loaded query={journal}>
      {(original) => (
        <Loaded query={preview}>
          {(reversal) => <ReversalPage original={original} reversal={reversal} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function ReversalPage({ original, reversal }: { original: Journal; reversal: Reversal }) {
  const go = useGo();
  const form = useForm({ postedOn: reversal.postedOn, reason: '' });
  const reverse = useCommand('finance.reverse_journal');

  async function save() {
    const done = await reverse.run({ journalId: original.id, ...form.values });
    if (done) go(`/journals/${done.id}`);
  }

  return (
    <DocumentPage
      back={{ to: `/journals/${original.id}`, word: original.number }}
      number={t('finance.reverse_title', { number: original.number })}
      party={original.description}
      problem={reverse.problem}
      primary={{
        word: t('finance.reverse_now'),
        keys: 'Ctrl+Enter',
        run: () => void save(),
        isBusy: reverse.isBusy,
        isDanger: true,
        reason: form.values.reason.length < 3 ? t('finance.reason') : undefined,
      }}
    >
      <HeadFields columns={2}>
        <DateField label={t('finance.reverse_on')} isRequired {...form.field('postedOn')} />
        <TextField label={t('finance.reason')} isRequired autoFocus {...form.field('reason')} />
      </HeadFields>
      <h2 className="text-heading font-semibold px-4 pt-3">{t('finance.reverse_preview')}</h2>
      <JournalTable
        lines={reversal.lines}
        currency={reversal.currency}
        postedOn={form.values.postedOn}
      />
    </DocumentPage>
  );
}
