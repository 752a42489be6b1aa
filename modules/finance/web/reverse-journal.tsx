import { DateField, TextField, today } from '@poros/ui';
import {
  DocumentPage,
  Loaded,
  Trial,
  UNWRITTEN,
  t,
  useCommand,
  useForm,
  useGo,
  useParam,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { useState } from 'react';
import { HeadFields } from './head-fields.tsx';

type Journal = OutputOf<'finance.get_journal'>;

/** What reversing a journal will post, tried on the server before it is done. */
export function ReverseJournal() {
  const journal = useQueryOf('finance.get_journal', { journalId: useParam('journalId') });
  return <Loaded query={journal}>{(original) => <ReversalPage original={original} />}</Loaded>;
}

function ReversalPage({ original: { id, number, description, postedOn } }: { original: Journal }) {
  const go = useGo();
  const form = useForm({ postedOn: postedOn > today() ? postedOn : today(), reason: '' });
  const [canDo, setCanDo] = useState(false);
  const reverse = useCommand('finance.reverse_journal');
  const input = { journalId: id, postedOn: form.values.postedOn };

  async function save() {
    const done = await reverse.run({ ...input, reason: form.values.reason });
    if (done) go(`/journals/${done.id}`);
  }

  return (
    <DocumentPage
      back={{ to: `/journals/${id}`, word: number }}
      number={t('finance.reverse_title', { number })}
      party={description}
      problem={reverse.problem}
      primary={{
        word: t('finance.reverse_now'),
        keys: 'Ctrl+Enter',
        run: () => void save(),
        isBusy: reverse.isBusy,
        isDanger: true,
        reason: whyNot(canDo, form.values.reason),
      }}
    >
      <HeadFields columns={2}>
        <DateField label={t('finance.reverse_on')} isRequired {...form.field('postedOn')} />
        <TextField label={t('finance.reason')} isRequired autoFocus {...form.field('reason')} />
      </HeadFields>
      <div className="p-4 max-w-200 overflow-auto">
        <Trial
          act={{ command: 'finance.reverse_journal', input: { ...input, reason: UNWRITTEN } }}
          onVerdict={setCanDo}
        />
      </div>
    </DocumentPage>
  );
}

function whyNot(canDo: boolean, reason: string): string | undefined {
  if (!canDo) return t('finance.reverse_not_possible');
  return reason.length < 3 ? t('finance.reason') : undefined;
}
