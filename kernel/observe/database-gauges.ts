import { Gauge } from 'prom-client';
import type { Logger } from 'pino';
import sql from 'sql-template-tag';
import { rowsOf, type Pool } from '../database/pool.ts';
import type { Metrics } from './metrics.ts';

interface Figures {
  readonly eventsWaiting: number;
  readonly eventLagSeconds: number;
  readonly commandsUnsealed: number;
  readonly jobsWaiting: number;
  readonly reactionsFailing: number;
  readonly deadLetters: number;
}

const GAUGES: readonly [keyof Figures, string, string][] = [
  ['eventsWaiting', 'poros_events_waiting', 'Events stored and not yet numbered'],
  ['eventLagSeconds', 'poros_event_lag_seconds', 'Age of the oldest event without a number'],
  ['commandsUnsealed', 'poros_commands_unsealed', 'Commands that no audit block holds yet'],
  ['jobsWaiting', 'poros_jobs_waiting', 'Jobs in the queue'],
  ['reactionsFailing', 'poros_reactions_failing', 'Reactions that failed and will be tried again'],
  ['deadLetters', 'poros_dead_letters_waiting', 'Reactions given up that wait for a person'],
];

/** Figures that live in the database, read once for each scrape of /metrics. */
export function observeDatabase(metrics: Metrics, pool: Pool, log: Logger): void {
  let reading: Promise<Figures | undefined> | undefined;
  const figures = () => {
    reading ??= readFigures(pool)
      .catch((error: unknown) => {
        log.warn({ err: error }, 'the figures of the database could not be read');
        return undefined;
      })
      .finally(() => {
        setImmediate(() => {
          reading = undefined;
        });
      });
    return reading;
  };
  for (const [key, name, help] of GAUGES)
    metrics.registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        async collect() {
          const known = await figures();
          if (known) this.set(known[key]);
          else this.reset();
        },
      }),
    );
}

async function readFigures(pool: Pool): Promise<Figures> {
  const [row] = await rowsOf<{ health: Figures }>(
    pool,
    sql`select kernel_system.health() as health`,
  );
  if (!row) throw new Error('kernel_system.health() gave no row');
  return row.health;
}
