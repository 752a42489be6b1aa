import { KeyValues, ReasonStrip, type KeyValue } from '@poros/ui';
import {
  Loaded,
  call,
  format,
  problemOf,
  t,
  useGo,
  useQueryOf,
  type OutputOf,
  type Problem,
} from '@poros/web-kit';
import { useEffect, useState } from 'react';
import { InstallationFigures, concern } from './installation-figures.tsx';

type Health = OutputOf<'admin.get_health'>;
type Installation = OutputOf<'admin.get_installation_health'>;

const LAG_SECONDS_MAX = 5;

/** How the company's own work stands; for the operator, the installation below it. */
export function HealthPage() {
  const health = useQueryOf('admin.get_health', {}, { stale_ms: 5_000 });
  const installation = useInstallation();
  return (
    <div className="po-page">
      <header className="po-page-head">
        <h1 className="po-page-title">{t('admin.health')}</h1>
        {health.data && (
          <span className="po-page-count">
            {t('kit.as_of', { time: format.dateTime(health.data.at) })}
          </span>
        )}
      </header>
      <div className="flex-1 min-h-0 overflow-auto border-t border-line">
        <Loaded query={health}>{(known) => <Own health={known} />}</Loaded>
        {installation && <InstallationFigures health={installation} />}
      </div>
    </div>
  );
}

/** Asked once; who does not operate the installation is refused and sees nothing of it. */
function useInstallation(): Installation | null {
  const [figures, setFigures] = useState<Installation | null>(null);
  useEffect(() => {
    call('admin.get_installation_health', {}).then(setFigures, (error: unknown): Problem => {
      setFigures(null);
      return problemOf(error);
    });
  }, []);
  return figures;
}

function Own({ health }: { health: Health }) {
  return (
    <section aria-label={t('admin.health_own')}>
      <h2 className="text-heading font-semibold px-4 pt-4">{t('admin.health_own')}</h2>
      <div className="px-4 py-3 flex flex-col gap-2 max-w-260">
        <Concerns health={health} />
      </div>
      <KeyValues wrap="two" items={figuresOf(health)} />
    </section>
  );
}

/** What somebody should look at, with the way there; or that there is nothing. */
function Concerns({ health }: { health: Health }) {
  const go = useGo();
  const { deadLetters, reactionsFailing, eventLagSeconds } = health;
  const isLate = eventLagSeconds > LAG_SECONDS_MAX;
  if (deadLetters === 0 && reactionsFailing === 0 && !isLate)
    return (
      <ReasonStrip
        tone="done"
        cause={t('admin.health_well')}
        advice={t('admin.health_well_hint')}
      />
    );
  return (
    <>
      {deadLetters > 0 && (
        <ReasonStrip
          tone="danger"
          cause={t('admin.health_letters', { n: deadLetters })}
          actions={[{ word: t('admin.open_letters'), run: () => go('/admin/dead-letters') }]}
        />
      )}
      {reactionsFailing > 0 && (
        <ReasonStrip
          tone="attention"
          cause={t('admin.health_failing', { n: reactionsFailing })}
          actions={[{ word: t('admin.open_jobs'), run: () => go('/admin/jobs') }]}
        />
      )}
      {isLate && (
        <ReasonStrip
          tone="attention"
          cause={t('admin.health_lag', { n: format.count(Math.round(eventLagSeconds)) })}
        />
      )}
    </>
  );
}

function figuresOf(health: Health): KeyValue[] {
  const block = health.lastBlock;
  return [
    { word: t('admin.commands_today'), value: format.count(health.commandsToday) },
    { word: t('admin.refused_today'), value: format.count(health.refusedToday) },
    { word: t('admin.events_waiting'), value: format.count(health.eventsWaiting) },
    { word: t('admin.jobs_waiting'), value: format.count(health.jobsWaiting) },
    { word: t('admin.reactions_failing'), value: concern(health.reactionsFailing, 'attention') },
    { word: t('admin.dead_letters'), value: concern(health.deadLetters, 'danger') },
    { word: t('admin.commands_unsealed'), value: format.count(health.commandsUnsealed) },
    {
      word: t('admin.last_block'),
      value: block
        ? t('admin.block_text', {
            seq: format.count(block.seq),
            when: format.dateTime(block.sealedAt),
            hash: block.hash,
          })
        : t('admin.no_block'),
    },
  ];
}
