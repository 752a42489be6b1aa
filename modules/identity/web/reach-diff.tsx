import { Button } from '@poros/ui';
import { ArrowRight } from '@poros/ui/icons';
import { t } from '@poros/web-kit';
import { permissionWord, scopeWord, type ReachChange } from './permission-words.ts';

/** What saving would change, in sight wherever one is, so that nobody gives a right unseen. */
export function ReachDiff({
  changes,
  onUndo,
}: {
  changes: readonly ReachChange[];
  onUndo(change: ReachChange): void;
}) {
  if (changes.length === 0) return null;
  return (
    <section
      className="sticky bottom-0 z-2 mt-3 border border-line-strong rounded-md bg-surface p-3 shadow-sm"
      aria-live="polite"
    >
      <h3 className="font-semibold pb-1">{t('identity.to_be_saved', { n: changes.length })}</h3>
      <ul className="max-h-36 overflow-auto">
        {changes.map((change) => (
          <li key={change.name} className="flex flex-wrap items-center gap-x-3 py-1">
            <span className="flex-1 min-w-48">{permissionWord(change.name)}</span>
            <span className="flex items-center gap-2">
              <span className="text-muted line-through">{scopeWord(change.from)}</span>
              <ArrowRight size={14} aria-label={t('identity.becomes')} className="text-muted" />
              <b className={`font-medium ${change.to ? '' : 'text-danger'}`}>
                {scopeWord(change.to)}
              </b>
            </span>
            <Button
              look="quiet"
              size="small"
              aria-label={t('identity.undo_of', { permission: permissionWord(change.name) })}
              onClick={() => onUndo(change)}
            >
              {t('identity.undo')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
