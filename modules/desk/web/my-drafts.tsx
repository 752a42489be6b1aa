import { Button, EmptyState, SkeletonRows, toastUndo } from '@poros/ui';
import { FilePlus2 } from '@poros/ui/icons';
import {
  forgetDraft,
  format,
  Link,
  listDrafts,
  resumePath,
  t,
  useLocalDrafts,
  useWords,
  type KeptDraft,
} from '@poros/web-kit';
import { useEffect, useState } from 'react';

const UNDO_MS = 10_000;

/** What the person began and has not stored, on whatever device; only he sees it. */
export function MyDrafts() {
  useWords();
  const local = useLocalDrafts();
  const [rows, setRows] = useState<readonly KeptDraft[] | null>(null);
  useEffect(() => {
    void listDrafts(local).then(setRows);
  }, [local]);
  if (!rows) return <SkeletonRows />;

  function discard(draft: KeptDraft) {
    setRows((all) => all?.filter((one) => one.id !== draft.id) ?? null);
    const forget = setTimeout(() => void forgetDraft(local, draft.id), UNDO_MS);
    toastUndo(t('desk.draft_discarded', { title: titleOf(draft) }), () => {
      clearTimeout(forget);
      setRows((all) => [draft, ...(all ?? [])]);
    });
  }
  return (
    <div className="po-page">
      <header className="po-page-head">
        <h1 className="po-page-title">{t('desk.my_drafts')}</h1>
        <span className="text-muted figures">{rows.length || ''}</span>
      </header>
      <div className="flex-1 min-h-0 overflow-auto border-t border-line">
        {rows.length === 0 && (
          <EmptyState
            icon={FilePlus2}
            title={t('desk.no_drafts')}
            hint={t('desk.no_drafts_hint')}
          />
        )}
        <ul className="max-w-200">
          {rows.map((draft) => (
            <li key={draft.id} className="flex items-center gap-3 px-4 py-2 border-b border-line">
              <span className="flex-1 min-w-0">
                <Link to={draft.path.split('?')[0] ?? '/'} search={searchOf(draft)}>
                  {titleOf(draft)}
                </Link>
                <span className="block text-muted text-small">
                  {t(draft.kind)} ·{' '}
                  {t('desk.draft_kept', { moment: format.dateTime(draft.savedAt) })}
                </span>
              </span>
              <Button look="quiet" size="small" onClick={() => discard(draft)}>
                {t('desk.discard')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const titleOf = (draft: KeptDraft): string => draft.title || t('kit.draft_untitled');
const searchOf = (draft: KeptDraft): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(resumePath(draft).split('?')[1]));
