import { kernelRefusals, kernelWords } from './kernel-words.ts';
import type { ApprovalKind, NoticeKind } from './asked.ts';
import type { ImportKind } from './import-kind.ts';
import type {
  ConfigItem,
  Foresight,
  Module,
  NumberSeries,
  Permission,
  Places,
  Reaction,
} from './module.ts';
import type { Operation } from './operation.ts';
import { recordPermission, type RecordKind, type RecordLink } from './record-kind.ts';
import { streamEvents } from '../events/stream.ts';
import type { Endpoint } from '../http/endpoint.ts';
import type { Paper } from '../print/paper.ts';
import type { EventDefinition } from '../shared/events.ts';
import { fill, type Dictionary, type Language } from '../shared/words.ts';

/** Everything the modules declare, in one place, checked once at start. */
export interface Registry {
  readonly modules: readonly Module[];
  readonly operations: ReadonlyMap<string, Operation>;
  /** The doors that are not operations: the kernel's live stream and those of the modules. */
  readonly endpoints: readonly Endpoint[];
  readonly events: ReadonlyMap<string, EventDefinition>;
  readonly permissions: ReadonlyMap<string, Permission>;
  readonly config: ReadonlyMap<string, ConfigItem>;
  readonly series: ReadonlyMap<string, NumberSeries>;
  readonly records: ReadonlyMap<string, RecordKind>;
  readonly papers: ReadonlyMap<string, Paper>;
  readonly links: readonly RecordLink[];
  readonly foresights: readonly Foresight[];
  readonly imports: ReadonlyMap<string, ImportKind>;
  readonly approvals: ReadonlyMap<string, ApprovalKind>;
  readonly notices: ReadonlyMap<string, NoticeKind>;
  readonly places: Places | undefined;
  readonly grantors: Module['grantors'];
  reactionsTo(event: string, moment: Reaction['moment']): readonly Reaction[];
  statusOf(refusal: string): number;
  /** The refusal a module names for one of its database constraints. */
  refusalOf(constraint: string): string | undefined;
  say(language: Language, key: string, values?: Readonly<Record<string, unknown>>): string;
  words(language: Language): Dictionary;
}

/**
 * Builds the registry; an undeclared permission, a doubled name or a missing dependency stops the
 * start.
 */
export function buildRegistry(modules: readonly Module[]): Registry {
  const all = declared(modules);
  const { operations, permissions, records, approvals, papers } = all;
  const events = new Map(modules.flatMap((module) => Object.entries(module.events ?? {})));
  const endpoints = [streamEvents, ...modules.flatMap((module) => module.endpoints ?? [])];
  const foresights = modules.flatMap((module) => module.foresights ?? []);
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  const statuses = new Map<string, number>(
    Object.entries(kernelRefusals).map(([code, status]) => [`kernel.${code}`, status]),
  );
  for (const module of modules)
    for (const [code, status] of Object.entries(module.refusals))
      statuses.set(`${module.name}.${code}`, status);
  const constraints = new Map(
    modules.flatMap((module) => Object.entries(module.constraints ?? {})),
  );
  const words = { id: merged(modules, 'id'), en: merged(modules, 'en') };
  checkDependencies(modules);
  checkAccess(
    [
      ...operations.values(),
      ...endpoints,
      ...papers.values(),
      ...Array.from(records.values(), (kind) => ({
        name: kind.entity,
        permission: recordPermission(kind),
      })),
      ...foresights.map(({ event: name, permission }) => ({ name, permission })),
      ...Array.from(approvals.values(), ({ kind: name, permission }) => ({ name, permission })),
    ],
    permissions,
  );

  return {
    modules,
    ...all,
    endpoints,
    events,
    links: modules.flatMap((module) => module.links ?? []),
    foresights,
    places: modules.find((module) => module.places)?.places,
    grantors: modules.find((module) => module.grantors)?.grantors,
    reactionsTo: (event, moment) =>
      reactions.filter((one) => one.event === event && one.moment === moment),
    statusOf: (refusal) => statuses.get(refusal) ?? 500,
    refusalOf: (constraint) => constraints.get(constraint),
    say: (language, key, values) => fill(words[language][key] ?? words.en[key] ?? key, values),
    words: (language) => words[language],
  };
}

/** What modules declare under a name of its own, each once. */
function declared(modules: readonly Module[]) {
  const operations = unique(
    'operation',
    modules.flatMap((module) => module.operations),
    (one) => one.name,
  );
  const permissions = unique(
    'permission',
    modules.flatMap((module) => module.permissions),
    (one) => one.name,
  );
  const config = unique(
    'config item',
    modules.flatMap((module) => module.config ?? []),
    (one) => one.key,
  );
  const series = unique(
    'series',
    modules.flatMap((module) => module.series ?? []),
    (one) => one.code,
  );
  const records = unique(
    'record',
    modules.flatMap((module) => module.records ?? []),
    (one) => one.entity,
  );
  const imports = unique(
    'import',
    modules.flatMap((module) => module.imports ?? []),
    (one) => one.name,
  );
  const approvals = unique(
    'approval',
    modules.flatMap((module) => module.approvals ?? []),
    (one) => one.kind,
  );
  const notices = unique(
    'notice',
    modules.flatMap((module) => module.notices ?? []),
    (one) => one.kind,
  );
  const papers = unique(
    'paper',
    modules.flatMap((module) => module.papers ?? []),
    (one) => one.name,
  );
  return { operations, permissions, config, series, records, imports, approvals, notices, papers };
}

function unique<T>(what: string, all: readonly T[], nameOf: (one: T) => string): Map<string, T> {
  const found = new Map<string, T>();
  for (const one of all) {
    if (found.has(nameOf(one))) throw new Error(`${what} ${nameOf(one)} is declared twice`);
    found.set(nameOf(one), one);
  }
  return found;
}

function merged(modules: readonly Module[], language: Language): Dictionary {
  return Object.assign(
    {},
    kernelWords[language],
    ...modules.map((module) => module.words[language]),
  );
}

function checkDependencies(modules: readonly Module[]): void {
  const before = new Set<string>();
  for (const module of modules) {
    const missing = module.depends.find((name) => !before.has(name));
    if (missing)
      throw new Error(
        `module ${module.name} depends on ${missing}, which does not stand before it`,
      );
    before.add(module.name);
  }
}

function checkAccess(
  operations: readonly { readonly name: string; readonly permission: string }[],
  permissions: ReadonlyMap<string, Permission>,
): void {
  for (const operation of operations) {
    const { permission } = operation;
    if (permission === 'signed_in' || permission === 'public' || permissions.has(permission))
      continue;
    throw new Error(`operation ${operation.name} asks for the undeclared permission ${permission}`);
  }
}
