import {
  Button,
  Dialog,
  ErrorPanel,
  Progress,
  TextField,
  format,
  toast,
  toastUndo,
  useWords,
} from '@poros/ui';
import { CircleAlert, CircleCheck } from '@poros/ui/icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import { nowText } from '../ids.ts';
import { runBatch, type Verdict } from '../batch.ts';
import { problemOf, type Problem } from '../problem.ts';
import { refresh } from '../query.ts';
import { entityOf } from '../operations.ts';
import type { RowWork } from './list-foot.tsx';
import { SELECTED_MAX, type Selection } from './list-selection.ts';

/** Something that is done to many rows, each by a command of its own. */
export interface BulkWork<Row> extends RowWork<Row> {
  /** 'Setujui', on the button with the count. */
  readonly verb: string;
  /** What is asked first: 'Setujui 200 pesanan?' */
  readonly title: string;
}

export interface BulkDialogProps<Row> {
  readonly work: BulkWork<Row>;
  readonly selection: Selection<Row>;
  rowKey(row: Row): string;
  /** How a row is called: its number or name. */
  nameOf(row: Row): string;
  onClose(): void;
}

type Stage =
  | { readonly is: 'reading' | 'tooMany' }
  | {
      readonly is: 'trying' | 'doing';
      readonly done: number;
      readonly all: number;
      readonly since: string;
    }
  | { readonly is: 'tried' | 'ended' }
  | { readonly is: 'failed'; readonly problem: Problem };

interface Judged<Row> {
  readonly row: Row;
  readonly verdict: Verdict;
}

/**
 * Tries the act on every chosen row first, shows which would be refused and why, does the others on
 * a word, and leaves the refused ones chosen.
 */
export function BulkDialog<Row>(props: BulkDialogProps<Row>) {
  const { t } = useWords();
  const { work, onClose } = props;
  const bulk = useBulk(props);
  const { stage, judged } = bulk;
  const refused = judged.filter(({ verdict }) => !verdict.isDone);
  const fit = judged.length - refused.length;
  const isTried = stage.is === 'tried';
  const lacksReason = work.reason !== undefined && bulk.reason.trim() === '';
  const isRunning = stage.is === 'trying' || stage.is === 'doing' || stage.is === 'reading';
  return (
    <Dialog
      isOpen
      size="wide"
      title={work.title}
      onClose={stage.is === 'doing' ? bulk.stop : onClose}
      onSubmit={isTried && fit > 0 && !lacksReason ? bulk.apply : undefined}
      actions={
        <>
          <Button look="quiet" onClick={stage.is === 'doing' ? bulk.stop : onClose}>
            {t(stage.is === 'doing' ? 'kit.bulk_stop' : isTried ? 'ui.cancel' : 'ui.close')}
          </Button>
          {stage.is !== 'ended' && stage.is !== 'tooMany' && (
            <Button
              look="primary"
              keys="Ctrl+Enter"
              isBusy={isRunning}
              disabled={!isTried || fit === 0 || lacksReason}
              onClick={bulk.apply}
            >
              {isTried ? `${work.verb} (${format.count(fit)})` : work.verb}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Running stage={stage} />
        {stage.is === 'failed' && <ErrorPanel trouble={stage.problem} />}
        {stage.is === 'tooMany' && (
          <p>{t('kit.bulk_too_many', { n: format.count(SELECTED_MAX) })}</p>
        )}
        {(isTried || stage.is === 'ended') && (
          <>
            <p className="flex items-center gap-2">
              <CircleCheck size={16} className="text-done" aria-hidden="true" />
              {t(isTried ? 'kit.bulk_can' : 'kit.bulk_done', { n: fit })}
            </p>
            {refused.length > 0 && (
              <p className="flex items-center gap-2">
                <CircleAlert size={16} className="text-danger" aria-hidden="true" />
                {t(isTried ? 'kit.bulk_cannot' : 'kit.bulk_refused', { n: refused.length })}
              </p>
            )}
          </>
        )}
        {isTried && fit > 0 && bulk.about && <p>{bulk.about}</p>}
        {isTried && fit > 0 && work.reason !== undefined && (
          <TextField label={work.reason} isRequired value={bulk.reason} onChange={bulk.setReason} />
        )}
        {refused.length > 0 && (
          // Longer than the dialog, it is scrolled by whoever holds no mouse.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
          <div tabIndex={0} role="group" aria-label={t('kit.bulk_why')}>
            <Refused judged={refused} nameOf={props.nameOf} />
          </div>
        )}
        {isTried && <p className="text-muted text-small">{t('kit.bulk_note')}</p>}
      </div>
    </Dialog>
  );
}

function Running({ stage }: { readonly stage: Stage }) {
  const { t } = useWords();
  if (stage.is === 'reading') return <p role="status">{t('kit.bulk_reading')}</p>;
  if (stage.is !== 'trying' && stage.is !== 'doing') return null;
  const label = t(stage.is === 'trying' ? 'kit.bulk_trying' : 'kit.bulk_doing');
  return <Progress label={label} done={stage.done} total={stage.all} since={stage.since} />;
}

/** The refused rows by their reason: what it is, how to mend it, and which they are. */
function Refused<Row>({
  judged,
  nameOf,
}: {
  readonly judged: readonly Judged<Row>[];
  nameOf(row: Row): string;
}) {
  const { t } = useWords();
  return (
    <table className="po-refused">
      <caption className="po-hidden">{t('kit.bulk_refused', { n: judged.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('kit.bulk_row')}</th>
          <th scope="col">{t('kit.bulk_why')}</th>
        </tr>
      </thead>
      <tbody>
        {judged.map(({ row, verdict }) => (
          <tr key={nameOf(row)}>
            <th scope="row">{nameOf(row)}</th>
            <td>
              {!verdict.isDone && (
                <>
                  {verdict.problem.detail ?? verdict.problem.title}{' '}
                  <span className="text-muted">{verdict.problem.fix}</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useBulk<Row>({ work, selection, rowKey, onClose }: BulkDialogProps<Row>) {
  const { t } = useWords();
  const [stage, setStage] = useState<Stage>({ is: 'reading' });
  const [judged, setJudged] = useState<readonly Judged<Row>[]>([]);
  const [reason, setReason] = useState('');
  const [about, setAbout] = useState('');
  const stopping = useRef(new AbortController());

  const carry = useCallback(
    async (rows: readonly Row[], is: 'trying' | 'doing') => {
      const since = nowText();
      setStage({ is, done: 0, all: rows.length, since });
      const verdicts = await runBatch(
        // What is tried says what the reason is asked for; what is done says what was written.
        rows.map((row) => work.act(row, reason.trim() || (work.reason ?? ''))),
        {
          isPreview: is === 'trying',
          signal: stopping.current.signal,
          onProgress: (done) => setStage({ is, done, all: rows.length, since }),
        },
      );
      return rows.flatMap((row, nth): Judged<Row>[] => {
        const verdict = verdicts[nth];
        return verdict ? [{ row, verdict }] : [];
      });
    },
    [work, reason],
  );
  useEffect(() => {
    const stop = new AbortController();
    stopping.current = stop;
    async function look() {
      const chosen = await selection.gather(stop.signal);
      const rows = work.order ? [...chosen].sort(work.order) : chosen;
      if (rows.length > SELECTED_MAX) return setStage({ is: 'tooMany' });
      const tried = await carry(rows, 'trying');
      const able = tried.filter(({ verdict }) => verdict.isDone).map(({ row }) => row);
      const said = able.length > 0 ? await work.about?.(able) : undefined;
      if (stop.signal.aborted) return undefined;
      setAbout(said ?? '');
      setJudged(tried);
      return setStage({ is: 'tried' });
    }
    look().catch((error: unknown) => {
      if (!stop.signal.aborted) setStage({ is: 'failed', problem: problemOf(error) });
    });
    return () => stop.abort();
    // What was chosen when the dialog opened is what it is about.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, []);

  async function apply() {
    const able = judged.filter(({ verdict }) => verdict.isDone).map(({ row }) => row);
    const unable = judged.filter(({ verdict }) => !verdict.isDone);
    try {
      const done = await carry(able, 'doing');
      const refused = [...done.filter(({ verdict }) => !verdict.isDone), ...unable];
      const through = done.filter(({ verdict }) => verdict.isDone);
      const untouched = able.slice(done.length);
      await renew(work, able[0]);
      selection.only([...refused.map(({ row }) => row), ...untouched].map(rowKey));
      const isAll = refused.length === 0 && untouched.length === 0;
      if (isAll || work.undo) say(through);
      setJudged([...through, ...refused]);
      setStage({ is: 'ended' });
      if (isAll) onClose();
    } catch (error) {
      setStage({ is: 'failed', problem: problemOf(error) });
    }
  }

  /** What was done, and the way back where there is one: a batch that compensates. */
  function say(done: readonly Judged<Row>[]) {
    const text = t('kit.bulk_done', { n: done.length });
    const { undo } = work;
    if (!undo) return toast({ text, tone: 'done' });
    return toastUndo(text, () => {
      const acts = done.flatMap(({ row, verdict }) =>
        verdict.isDone ? [undo(row, verdict.body)] : [],
      );
      void runBatch(acts).then((verdicts) => {
        toast({ text: t('kit.bulk_undone', { n: verdicts.filter((one) => one.isDone).length }) });
        return renew(work, done[0]?.row);
      });
    });
  }

  const stop = () => stopping.current.abort();
  return { stage, judged, about, reason, setReason, apply: () => void apply(), stop };
}

async function renew<Row>(work: BulkWork<Row>, row: Row | undefined): Promise<void> {
  if (row === undefined) return;
  await refresh([entityOf(work.act(row, '').command), ...(work.touches ?? [])]);
}
