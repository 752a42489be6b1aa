import {
  can,
  DocumentPage,
  format,
  Loaded,
  t,
  useParam,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { JsonBlock } from './json-block.tsx';
import { letterLook } from './looks.ts';
import { useSettleLetters } from './settle-letters.ts';

type Letter = OutputOf<'admin.get_dead_letter'>;

/** One reaction that was given up: why, on which event, and what to do now. */
export function DeadLetterPage() {
  const letter = useQueryOf('admin.get_dead_letter', { letterId: useParam('letterId') });
  return <Loaded query={letter}>{(found) => <LetterDocument letter={found} />}</Loaded>;
}

function LetterDocument({ letter }: { letter: Letter }) {
  const settle = useSettleLetters();
  const canSettle = letter.state === 'waiting' && can('admin.job.replay');
  return (
    <DocumentPage
      back={{ to: '/admin/dead-letters', word: t('admin.dead_letters') }}
      number={letter.reaction}
      party={letterLook(letter).word}
      reason={
        letter.state === 'waiting'
          ? { cause: letter.error, advice: t('admin.letter_advice'), code: letter.eventType }
          : null
      }
      problem={settle.problem}
      primary={
        canSettle
          ? {
              word: t('admin.replay'),
              keys: 'R',
              isBusy: settle.isBusy,
              run: () => void settle.replay(letter),
            }
          : null
      }
      more={
        canSettle
          ? [{ word: t('admin.dismiss'), isDanger: true, run: () => void settle.dismiss(letter) }]
          : []
      }
      fields={[
        { word: t('admin.event_type'), value: letter.eventType },
        { word: t('admin.position'), value: format.count(letter.eventPosition) },
        { word: t('admin.attempts'), value: format.count(letter.attempts) },
        { word: t('admin.failed_at'), value: format.dateTime(letter.failedAt) },
        letter.settledAt !== null && {
          word: t('admin.settled_by'),
          value: [
            letter.settledByName ?? t('admin.system'),
            format.dateTime(letter.settledAt),
          ].join(', '),
        },
      ]}
    >
      <JsonBlock value={letter.event} />
    </DocumentPage>
  );
}
