import { EmptyState, ErrorPanel, SkeletonRows, Tabs, useMedia } from '@poros/ui';
import { CircleCheck, Inbox } from '@poros/ui/icons';
import { can, t, useAddress, useKeys, useLive, useQueryOf, useWords } from '@poros/web-kit';
import { useState } from 'react';
import { BatchBar, RequestList } from './request-list.tsx';
import type { Row } from './request-looks.ts';
import { RequestPane } from './request-pane.tsx';
import { useAnswers } from './use-answers.ts';

const VIEWS = ['mine', 'asked', 'decided', 'all'] as const;
type View = (typeof VIEWS)[number];
const HEARD = [
  'approval.request_opened',
  'approval.request_decided',
  'approval.request_withdrawn',
  'approval.request_escalated',
  'notification.people_noticed',
];

/** What waits for one's decision, from every module, beside what is decided about. */
export function Approvals() {
  useWords();
  const { search, change } = useAddress();
  const view = VIEWS.find((one) => one === search['view']) ?? 'mine';
  const query = useQueryOf('approval.list_requests', { view });
  useLive(HEARD, () => void query.refetch());
  const rows = query.data?.rows ?? [];
  // Beside the list there is room for one; the first that waits is shown until another is chosen.
  const hasRoom = useMedia('(min-width: 768px)') && view === 'mine';
  const open = search['request'] ?? (hasRoom ? (rows[0]?.id ?? '') : '');
  const at = rows.findIndex((row) => row.id === open);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const show = (id: string | undefined) => change({ request: id });
  const next = (step: number) => show(rows[(at + step + rows.length) % rows.length]?.id);
  const answers = useAnswers(() => {
    setChosen([]);
    const following = rows[at + 1] ?? rows[at - 1];
    show(view === 'mine' ? following?.id : open);
    void query.refetch();
  });
  const selected = rows.filter((row) => chosen.includes(row.id));
  const flip = (row: Row) =>
    setChosen(chosen.includes(row.id) ? chosen.filter((id) => id !== row.id) : [...chosen, row.id]);
  useWalking({ rows, at, next, flip });

  return (
    <div className="po-page">
      <header className={`po-page-head ${open ? 'max-md:hidden' : ''}`}>
        <h1 className="po-page-title">{t('approval.approvals')}</h1>
      </header>
      <div className={`px-4 border-b border-line flex-none ${open ? 'max-md:hidden' : ''}`}>
        <Tabs
          label={t('approval.approvals')}
          now={view}
          tabs={viewsHere().map((id) => ({
            id,
            word: t(`approval.view.${id}`),
            ...(id === view && query.data ? { count: query.data.total } : {}),
          }))}
          onChoose={(id) => {
            setChosen([]);
            change({ view: id, request: undefined });
          }}
        />
      </div>
      <div className="flex-1 min-h-0 grid md:grid-cols-[minmax(300px,400px)_minmax(0,1fr)]">
        <section
          className={`${LIST} ${open ? 'max-md:hidden' : ''}`}
          aria-label={t('approval.approvals')}
        >
          {query.problem && (
            <div className="p-4">
              <ErrorPanel trouble={query.problem} onRetry={() => void query.refetch()} />
            </div>
          )}
          {query.isPending && <SkeletonRows />}
          {query.data && rows.length === 0 && <Nothing view={view} />}
          <RequestList
            rows={rows}
            openId={open}
            chosen={chosen}
            canChoose={view === 'mine'}
            onOpen={show}
            onChoose={flip}
          />
          <BatchBar rows={selected} answers={answers} onClear={() => setChosen([])} />
        </section>
        {open ? (
          <RequestPane
            key={open}
            requestId={open}
            place={at < 0 ? '' : `${at + 1} / ${rows.length}`}
            answers={answers}
            onNext={() => next(1)}
            onBack={() => show(undefined)}
          />
        ) : (
          <section className="flex max-md:hidden">
            {rows.length > 0 && (
              <EmptyState
                icon={Inbox}
                title={t('approval.choose_one')}
                hint={t('approval.choose_hint')}
              />
            )}
          </section>
        )}
      </div>
    </div>
  );
}

const LIST = 'flex flex-col min-h-0 overflow-y-auto md:border-e border-line bg-surface';

const viewsHere = (): View[] =>
  VIEWS.filter((view) => view !== 'all' || can('approval.request.read'));

interface Walking {
  readonly rows: readonly Row[];
  readonly at: number;
  next(step: number): void;
  flip(row: Row): void;
}

function useWalking({ rows, at, next, flip }: Walking): void {
  const step = (by: number) => () => {
    if (rows.length > 0) next(at < 0 && by < 0 ? 0 : by);
  };
  const row = rows[at];
  useKeys(t('approval.approvals'), [
    { keys: 'ArrowRight', word: t('approval.key_next'), run: step(1), isHarmless: true },
    { keys: 'ArrowLeft', word: t('approval.key_previous'), run: step(-1), isHarmless: true },
    { keys: 'J', word: '', hidden: true, run: step(1), isHarmless: true },
    { keys: 'K', word: '', hidden: true, run: step(-1), isHarmless: true },
    {
      keys: 'X',
      word: t('approval.key_choose'),
      disabled: !row,
      run: () => {
        if (row) flip(row);
      },
    },
  ]);
}

function Nothing({ view }: { view: View }) {
  return (
    <EmptyState
      icon={CircleCheck}
      title={t(view === 'mine' ? 'approval.all_done' : 'approval.none')}
      hint={t(view === 'mine' ? 'approval.all_done_hint' : 'approval.none_hint')}
    />
  );
}
