import { format, t, useQueryOf, useSession, useWords, type RecordRef } from '@poros/web-kit';
import { momentOf } from './moment-of.ts';

const SHOWN = 5;

/** "Dewi Lestari, 14.05: Kirim ke – → Gudang Cakung; Widget, jumlah 3 → 5." */
export function RecordNews({ record }: { record: RecordRef }) {
  useWords();
  const { user } = useSession();
  const story = useQueryOf(
    'desk.get_story',
    { entity: record.entity, recordId: record.id },
    { stale_ms: 0 },
  );
  const told = story.data?.moments.find(
    (one) => one.byId !== user.id && one.fields.length + one.lines.length > 0,
  );
  if (!told) return null;
  const { who, changes = [] } = momentOf(record.entity, told, null);
  const said = changes
    .slice(0, SHOWN)
    .map(({ word, from, to }) => `${word} ${from ?? '–'} → ${to ?? '–'}`);
  const more = changes.length - said.length;
  return (
    <span>
      <b className="font-semibold">{who}</b>, {format.time(told.at)}: {said.join('; ')}
      {more > 0 && `; ${t('ui.more_changes', { n: more })}`}.{' '}
    </span>
  );
}
