import { ErrorPanel, ReasonStrip, format } from '@poros/ui';
import { Loaded, refresh, t, useAddress, useLive, useParam, useQueryOf } from '@poros/web-kit';
import { useEffect, useState } from 'react';
import { ColumnStep } from './column-step.tsx';
import { isBusy, useOwnName, type Import, type Kind } from './looks.ts';
import { PreviewStep } from './preview-step.tsx';
import { ReadingStep } from './reading-step.tsx';
import { RunStep } from './run-step.tsx';
import { STEPS, WizardHead } from './wizard-head.tsx';

export type StepName = (typeof STEPS)[number];
export interface StepProps {
  readonly import: Import;
  readonly kind: Kind;
  goTo(step: StepName): void;
}

const WATCH_MS = 700;

/** An import on its way: the server keeps each step, so that it can be left and gone on with. */
export function ImportWizard() {
  const importId = useParam('importId');
  const query = useQueryOf('integration.get_import', { importId }, { stale_ms: 0 });
  const kinds = useQueryOf('integration.list_import_kinds', {}, { stale_ms: 600_000 });
  const busy = query.data ? isBusy(query.data) : false;
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(() => void query.refetch(), WATCH_MS);
    return () => clearInterval(timer);
  }, [busy, query]);
  useLive(['integration.import_finished'], () => void refresh(['integration.import']));
  return (
    <Loaded query={query}>
      {(known) => (
        <Loaded query={kinds}>
          {({ rows }) => {
            const kind = rows.find((one) => one.kind === known.kind);
            return kind ? (
              <Steps import={known} kind={kind} />
            ) : (
              <div className="p-4">
                <ErrorPanel trouble={{ title: t('integration.kind_gone') }} />
              </div>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

function Steps({ import: known, kind }: { readonly import: Import; readonly kind: Kind }) {
  const ownName = useOwnName();
  const { search, change } = useAddress();
  const [seen, setSeen] = useState(known.status);
  const step = stepOf(known, search['step']);
  // What begins on the server is looked at where it happens.
  useEffect(() => {
    if (seen === known.status) return;
    setSeen(known.status);
    if (known.status === 'checking') change({ step: 'preview' });
    if (known.status === 'applying' || known.status === 'reversing') change({ step: 'run' });
  }, [seen, known.status, change]);
  const props = { import: known, kind, goTo: (name: StepName) => change({ step: name }, false) };
  return (
    <div className="po-page">
      <WizardHead
        step={STEPS.indexOf(step)}
        title={ownName(kind)}
        isOver={known.status === 'applied' || known.status === 'reversed'}
      >
        <span className="po-page-count min-w-0 truncate">
          {known.fileName} · {t('integration.n_rows', { n: format.count(known.rowCount) })}
        </span>
      </WizardHead>
      {known.twin && known.status !== 'applied' && (
        <ReasonStrip
          cause={t('integration.twin')}
          advice={t('integration.twin_hint', {
            day: format.dateTime(known.twin.createdAt),
            name: known.twin.createdByName,
          })}
        />
      )}
      {known.trouble && <ReasonStrip tone="danger" cause={known.trouble} />}
      {step === 'reading' && <ReadingStep {...props} />}
      {step === 'columns' && <ColumnStep key={known.version} {...props} />}
      {step === 'preview' && <PreviewStep {...props} />}
      {step === 'run' && <RunStep {...props} />}
    </div>
  );
}

/** The step that is asked for, as far as the import has come. */
function stepOf(known: Import, wanted: string | undefined): StepName {
  const { status } = known;
  const isOpen = status === 'mapping' || status === 'checked' || status === 'checking';
  if (!isOpen) return wanted === 'preview' ? 'preview' : 'run';
  if (wanted === 'reading' || wanted === 'columns') return wanted;
  if (status === 'mapping') return 'reading';
  return wanted === 'run' && status === 'checked' ? 'run' : 'preview';
}
