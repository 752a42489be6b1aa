import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Technical and business figures for Prometheus; labels never carry a tenant's data. */
export interface Metrics {
  readonly registry: Registry;
  readonly commandMs: Histogram<'operation' | 'verdict'>;
  readonly flights: Histogram<'operation'>;
  readonly statements: Histogram<'operation'>;
  readonly refusals: Counter<'code'>;
  readonly retries: Counter<'reason'>;
  readonly httpMs: Histogram<'route' | 'status'>;
  readonly eventsNumbered: Counter;
  readonly streamClients: Gauge;
  /** The last event handed on to NATS by this process. */
  readonly relayPosition: Gauge;
  readonly deadLetters: Counter<'reaction'>;
  readonly cacheReads: Counter<'cache' | 'result'>;
  /** What the last proof of the database found; 0 is good. */
  readonly invariantsBroken: Gauge;
}

const MS = [1, 2, 5, 10, 20, 50, 100, 250, 1000, 5000];
const FLIGHTS = [1, 2, 3, 4, 6, 8, 12];
const STATEMENTS = [3, 6, 9, 12, 15, 20, 30, 50];

export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const to = (name: string, help: string) => ({ name, help, registers: [registry] });
  return {
    registry,
    commandMs: new Histogram({
      ...to('poros_command_ms', 'Time of an operation'),
      labelNames: ['operation', 'verdict'],
      buckets: MS,
    }),
    flights: new Histogram({
      ...to('poros_command_flights', 'Network flights of an operation'),
      labelNames: ['operation'],
      buckets: FLIGHTS,
    }),
    statements: new Histogram({
      ...to('poros_command_statements', 'Statements of an operation'),
      labelNames: ['operation'],
      buckets: STATEMENTS,
    }),
    refusals: new Counter({
      ...to('poros_refusals_total', 'Expected refusals'),
      labelNames: ['code'],
    }),
    retries: new Counter({
      ...to('poros_retries_total', 'Transactions run again'),
      labelNames: ['reason'],
    }),
    httpMs: new Histogram({
      ...to('poros_http_ms', 'Time of a request'),
      labelNames: ['route', 'status'],
      buckets: MS,
    }),
    eventsNumbered: new Counter(to('poros_events_numbered_total', 'Events given their place')),
    streamClients: new Gauge(to('poros_stream_clients', 'Open live streams')),
    relayPosition: new Gauge(to('poros_relay_position', 'Last event handed on to NATS')),
    deadLetters: new Counter({
      ...to('poros_dead_letters_total', 'Reactions given up'),
      labelNames: ['reaction'],
    }),
    cacheReads: new Counter({
      ...to('poros_cache_reads_total', 'Cache reads'),
      labelNames: ['cache', 'result'],
    }),
    invariantsBroken: new Gauge(to('poros_invariants_broken', 'Rules that do not hold')),
  };
}
