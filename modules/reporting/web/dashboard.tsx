import { Button, ErrorPanel, IconButton, Menu, SkeletonRows, Tabs, useKeys } from '@poros/ui';
import { ChevronDown, RefreshCw } from '@poros/ui/icons';
import { format, useAddress, useLive, useQueryOf, useSession, useWords } from '@poros/web-kit';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { RANGES, type RangeId } from '../shared/range.ts';
import { BOARDS } from '../shared/boards.ts';
import type { Dashboard as Answer } from './addresses.ts';
import { BoardChart } from './board-chart.tsx';
import { FigureRow } from './figure-row.tsx';
import { valueWords } from './figure-words.ts';
import { WorkList } from './work-list.tsx';

const GATHER_MS = 3000;

export interface DashboardProps {
  readonly greeting: string;
  /** What stands here for someone who may see no figure. */
  readonly empty: ReactNode;
  readonly children?: ReactNode;
}

/** The home page: the figures, charts and waiting work of one person, always as they stand. */
export function Dashboard({ greeting, empty, children }: DashboardProps) {
  const { t } = useWords();
  const { search, change } = useAddress();
  const range = oneOf(RANGES, search['range']) ?? 'month';
  const board = oneOf(BOARDS, search['board']);
  const branchId = search['branch'];
  const query = useQueryOf('reporting.get_dashboard', {
    range,
    ...(board && { board }),
    ...(branchId && { branchId }),
  });
  const last = useRef<Answer | undefined>(undefined);
  if (query.data) last.current = query.data;
  const answer = query.data ?? last.current;
  useFreshFigures(() => void query.refetch());
  const news = useNews(answer, `${range}/${board ?? ''}/${branchId ?? ''}`);
  useKeys(t('reporting.dashboard'), [
    { keys: 'R', word: t('reporting.reload'), run: () => void query.refetch() },
    ...RANGES.map((id, index) => ({
      keys: String(index + 1),
      word: t(`reporting.range.${id}`),
      run: () => change({ range: id === 'month' ? undefined : id }),
    })),
  ]);
  if (answer?.board === null) return <>{empty}</>;
  return (
    <div className="po-dash" aria-busy={query.isFetching && !query.data ? true : undefined}>
      <header className="po-dash-head">
        <h1>{greeting}</h1>
        {answer && (
          <span className="text-muted">
            {t('reporting.as_of', { time: format.time(answer.at) })}
          </span>
        )}
        <span className="po-dash-acts">
          <BranchMenu branchId={branchId} onChoose={(id) => change({ branch: id })} />
          <RangeMenu range={range} onChoose={(id) => change({ range: id })} />
          <IconButton
            icon={RefreshCw}
            word={`${t('reporting.reload')} (R)`}
            className="print:hidden"
            onClick={() => void query.refetch()}
          />
        </span>
      </header>
      {answer && answer.boards.length > 1 && (
        <Tabs
          label={t('reporting.boards')}
          tabs={answer.boards.toReversed().map((id) => ({ id, word: t(`reporting.board.${id}`) }))}
          now={answer.board}
          onChoose={(id) => change({ board: id })}
        />
      )}
      {query.problem && !answer ? (
        <ErrorPanel trouble={query.problem} onRetry={() => void query.refetch()} />
      ) : answer ? (
        <Shown answer={answer} />
      ) : (
        <SkeletonRows rows={10} />
      )}
      {children}
      <span className="sr-only" aria-live="polite">
        {news}
      </span>
    </div>
  );
}

function Shown({ answer }: { answer: Answer }) {
  return (
    <>
      <FigureRow board={answer} />
      {answer.charts.length > 0 && (
        <div className="po-dash-charts" data-count={answer.charts.length}>
          {answer.charts.map((chart) => (
            <BoardChart key={chart.id} chart={chart} board={answer} />
          ))}
        </div>
      )}
      <WorkList board={answer} />
    </>
  );
}

function RangeMenu({
  range,
  onChoose,
}: {
  range: RangeId;
  onChoose(id: string | undefined): void;
}) {
  const { t } = useWords();
  return (
    <Menu
      trigger={
        <Button
          icon={ChevronDown}
          aria-label={t('reporting.range_of', { range: t(`reporting.range.${range}`) })}
        >
          {t(`reporting.range.${range}`)}
        </Button>
      }
      groups={[
        {
          entries: RANGES.map((id, index) => ({
            word: t(`reporting.range.${id}`),
            keys: String(index + 1),
            isChecked: id === range,
            run: () => onChoose(id === 'month' ? undefined : id),
          })),
        },
      ]}
    />
  );
}

/** Only where there is something to choose. */
function BranchMenu({
  branchId,
  onChoose,
}: {
  branchId: string | undefined;
  onChoose(id: string | undefined): void;
}) {
  const { t } = useWords();
  const { branches } = useSession();
  if (branches.length < 2) return null;
  const name = branches.find((one) => one.id === branchId)?.name ?? t('reporting.all_branches');
  return (
    <Menu
      trigger={
        <Button icon={ChevronDown} aria-label={t('reporting.branch_of', { branch: name })}>
          {name}
        </Button>
      }
      groups={[
        {
          entries: [
            {
              word: t('reporting.all_branches'),
              isChecked: !branchId,
              run: () => onChoose(undefined),
            },
            ...branches.map(({ id, name: word }) => ({
              word,
              isChecked: id === branchId,
              run: () => onChoose(id),
            })),
          ],
        },
      ]}
    />
  );
}

/** Asks again a moment after something happened, at most every few seconds, and only when seen. */
function useFreshFigures(ask: () => void): void {
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(ask);
  latest.current = ask;
  useLive('*', () => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      if (!document.hidden) latest.current();
    }, GATHER_MS);
  });
  useEffect(() => () => clearTimeout(waiting.current), []);
}

/** Which figures changed while someone was looking, in words. */
function useNews(answer: Answer | undefined, place: string): string {
  const { t } = useWords();
  const seen = useRef<{ place: string; answer: Answer } | undefined>(undefined);
  const [news, setNews] = useState('');
  useEffect(() => {
    if (!answer) return;
    const before = seen.current;
    seen.current = { place, answer };
    if (!before || before.place !== place) return;
    const changed = answer.figures.filter((figure) => {
      const old = before.answer.figures.find((one) => one.id === figure.id);
      return old && old.value !== figure.value;
    });
    if (changed.length > 0)
      setNews(
        changed
          .map(({ id, kind, value }) =>
            t('reporting.now_reads', {
              figure: t(`reporting.figure.${id}`),
              value: valueWords(kind, value, answer.currency).whole,
            }),
          )
          .join('. '),
      );
  }, [answer, place, t]);
  return news;
}

function oneOf<T extends string>(words: readonly T[], word: string | undefined): T | undefined {
  return words.find((one) => one === word);
}
