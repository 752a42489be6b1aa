import {
  Button,
  ErrorPanel,
  KeyValues,
  Progress,
  ReasonStrip,
  Status,
  ask,
  format,
  useWords,
} from '@poros/ui';
import { Download, Undo2 } from '@poros/ui/icons';
import { Link, nowText, t, useCommand } from '@poros/web-kit';
import { useMemo, useState, type ReactNode } from 'react';
import type { ImportMode } from '../shared/import.ts';
import type { StepProps } from './import.tsx';
import { importLook, isBusy, useOwnName, type Import } from './looks.ts';
import { StepFoot } from './step-foot.tsx';

/** The last step: how much is taken in, how far it is, what came of it, and the way back. */
export function RunStep(props: StepProps) {
  return props.import.status === 'checked' ? <Choice {...props} /> : <Outcome {...props} />;
}

function Body({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex-1 min-h-0 relative overflow-auto border-t border-line">
      <div className="p-4 flex flex-col gap-5 max-w-200">{children}</div>
    </div>
  );
}

function Choice({ import: known, kind, goTo }: StepProps) {
  const good = known.counts.new + known.counts.update;
  const [mode, setMode] = useState<ImportMode>(known.counts.error > 0 ? 'valid' : 'all');
  const run = useCommand('integration.import_rows');
  const modes = [
    { value: 'all' as const, isOff: known.counts.error > 0 },
    { value: 'valid' as const, isOff: false },
  ];
  return (
    <>
      <Body>
        {run.problem && <ErrorPanel trouble={run.problem} />}
        <Figures counts={known.counts} />
        <fieldset className="flex flex-col gap-1">
          <legend className="text-heading font-semibold pb-2">{t('integration.how')}</legend>
          {modes.map(({ value, isOff }) => (
            <label key={value} className="flex items-start gap-2 py-1.5 cursor-pointer">
              <input
                type="radio"
                name="mode"
                className="size-4 mt-0.5 accent-accent flex-none"
                checked={mode === value}
                disabled={isOff}
                onChange={() => setMode(value)}
              />
              <span className="flex flex-col">
                {t(`integration.mode.${value}`)}
                <span className="text-muted">
                  {isOff
                    ? t('integration.mode_off', { n: format.count(known.counts.error) })
                    : t(`integration.mode_hint.${value}`)}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <Stays kind={kind} />
        {known.counts.error > 0 && <Failures known={known} />}
      </Body>
      <StepFoot
        next={t('integration.import_n', { n: format.count(good) })}
        isBusy={run.isBusy}
        {...(good === 0 && { whyNot: t('integration.nothing_good') })}
        onBack={() => goTo('preview')}
        onNext={() => void run.run({ importId: known.id, version: known.version, mode })}
      />
    </>
  );
}

function Outcome({ import: known, kind, goTo }: StepProps) {
  const hold = useCommand('integration.hold_import');
  const release = useCommand('integration.release_import');
  const cancel = useCommand('integration.cancel_import');
  const seen = { importId: known.id, version: known.version };
  const since = useSince(known);
  const problem = hold.problem ?? release.problem ?? cancel.problem;
  const isHeld = known.status === 'held';
  const isCut = known.status === 'cancelled' && leftOf(known) > 0;
  const ownName = useOwnName();
  return (
    <Body>
      <Status {...importLook(known)} />
      {problem && <ErrorPanel trouble={problem} />}
      {(isBusy(known) || isHeld) && (
        <>
          <Progress
            label={ownName(kind)}
            done={known.progress.done}
            total={Math.max(1, known.progress.total)}
            since={since}
            isPaused={isHeld}
            {...(known.status !== 'reversing' && {
              onPause:
                known.mode === 'valid' || isHeld
                  ? () => void (isHeld ? release : hold).run(seen)
                  : undefined,
              onCancel: () => void cancel.run(seen),
            })}
          />
          <p className="text-muted">{t(isHeld ? 'integration.rests' : 'integration.can_leave')}</p>
        </>
      )}
      {isCut && <p className="text-muted max-w-160">{t('integration.cancelled_hint')}</p>}
      <Figures counts={known.counts} left={leftOf(known)} isOver />
      {known.counts.applied > 0 && <Stays kind={kind} />}
      {known.counts.error + known.counts.kept > 0 && !isBusy(known) && <Failures known={known} />}
      <div className="flex flex-wrap gap-3 items-center">
        {known.counts.applied > 0 && <Link to={kind.path}>{t('integration.see_records')}</Link>}
        <Button look="quiet" onClick={() => goTo('preview')}>
          {t('integration.see_rows')}
        </Button>
        <Reverse {...{ known, kind }} />
      </div>
    </Body>
  );
}

/** When the stage began by this browser's clock: the server says for how long it has lasted. */
function useSince({ progress: { ms }, status }: Import): string {
  // Said anew with every answer; between them the bar's own clock runs on.
  return useMemo(
    () => new Date(Date.parse(nowText()) - ms).toISOString(),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new stage begins its own time
    [ms, status],
  );
}

/** Good rows that were not taken in. */
const leftOf = ({ counts }: Import): number => counts.new + counts.update - counts.applied;

interface FiguresProps {
  readonly counts: Import['counts'];
  readonly left?: number;
  readonly isOver?: boolean;
}

function Figures({ counts, left = 0, isOver }: FiguresProps) {
  const of = (word: string, n: number) => ({
    word: t(`integration.row.${word}`),
    value: format.count(n),
  });
  return (
    <KeyValues
      items={
        isOver
          ? [
              of('applied', counts.applied),
              ...(left > 0 ? [of('left', left)] : []),
              of('same', counts.same),
              of('error', counts.error),
              ...(counts.reversed > 0 ? [of('reversed', counts.reversed)] : []),
              ...(counts.kept > 0 ? [of('kept', counts.kept)] : []),
            ]
          : [
              of('new', counts.new),
              of('update', counts.update),
              of('same', counts.same),
              of('error', counts.error),
            ]
      }
    />
  );
}

function Failures({ known }: { readonly known: Import }) {
  return (
    <a
      className="po-link inline-flex items-center gap-1.5"
      href={`/api/v1/imports/${known.id}/failures`}
      download
    >
      <Download size={16} aria-hidden="true" />
      {t('integration.failures', { n: format.count(known.counts.error + known.counts.kept) })}
    </a>
  );
}

/** Of what cannot be taken back: why, and what to do instead. */
function Stays({ kind: { staysId, staysEn } }: { readonly kind: StepProps['kind'] }) {
  const { language } = useWords();
  const stays = language === 'en' ? staysEn : staysId;
  return stays && <ReasonStrip cause={t('integration.stays')} advice={stays} />;
}

function Reverse({ known, kind }: { readonly known: Import; readonly kind: StepProps['kind'] }) {
  const reverse = useCommand('integration.reverse_import');
  const left = known.counts.applied - known.counts.reversed;
  if (isBusy(known) || left === 0 || !kind.canReverse) return null;
  async function takeBack() {
    const yes = await ask({
      title: t('integration.reverse_title', { n: format.count(left) }),
      body: t('integration.reverse_body'),
      verb: t('integration.reverse'),
      isDanger: true,
    });
    if (yes) await reverse.run({ importId: known.id, version: known.version });
  }
  return (
    <>
      <Button icon={Undo2} isBusy={reverse.isBusy} onClick={() => void takeBack()}>
        {t('integration.reverse')}
      </Button>
      {reverse.problem && <ErrorPanel trouble={reverse.problem} />}
    </>
  );
}
