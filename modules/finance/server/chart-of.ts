import type { Preset } from '@poros/tenancy/shared';
import type { AccountType, DimensionRules, SystemKey } from '../shared/account.ts';
import common from './charts/common.json' with { type: 'json' };
import distributor from './charts/distributor.json' with { type: 'json' };
import factory from './charts/factory.json' with { type: 'json' };
import mine from './charts/mine.json' with { type: 'json' };
import retail from './charts/retail.json' with { type: 'json' };

interface ChartLine {
  readonly code: string;
  readonly under?: string;
  readonly type?: string;
  readonly key?: string;
  readonly isHeading?: boolean;
  readonly isControl?: boolean;
  readonly dimensions?: DimensionRules;
  readonly nameId: string;
  readonly nameEn: string;
}

export interface ChartAccount extends Omit<ChartLine, 'type' | 'key'> {
  readonly type: AccountType;
  readonly key: SystemKey | null;
}

const charts = { mine, factory, distributor, retail } as const;

/**
 * The accounts a new tenant starts with: the common chart, with what its kind of company adds or
 * calls otherwise.
 */
export function chartOf(preset: Preset): ChartAccount[] {
  const lines = new Map<string, ChartLine>();
  const all = [...common.accounts, ...charts[preset].accounts] as ChartLine[];
  for (const line of all) lines.set(line.code, line);
  return [...lines.values()]
    .sort((one, other) => (one.code < other.code ? -1 : 1))
    .map((line) => ({
      ...line,
      type: typeOf(lines, line),
      key: (line.key ?? null) as SystemKey | null,
    }));
}

/** The dimensions this kind of company works with. */
export const dimensionsOf = (preset: Preset): readonly string[] => charts[preset].dimensions;

/** Only the topmost heading names its type; what stands under it is of the same. */
function typeOf(lines: ReadonlyMap<string, ChartLine>, line: ChartLine): AccountType {
  const parent = lines.get(line.under ?? '');
  return parent ? typeOf(lines, parent) : (line.type as AccountType);
}
