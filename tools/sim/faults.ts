import type { Chance } from './chance.ts';

/** Everything that can go wrong, and how likely it is where it can happen. */
const FAULTS = {
  drop_ask: 0.15,
  drop_answer: 0.15,
  repeat_ask: 0.15,
  delay: 1,
  store_abort: 0.03,
  kill_before_commit: 0.02,
  kill_after_commit: 0.02,
  cut_road: 0.1,
  kill_branch: 0.03,
  kill_office: 0.03,
  restore_office: 0.04,
  evict_device: 0.03,
  copy_device: 0.04,
  restore_device: 0.03,
  spoil_replica: 0.05,
  jump_clock: 0.05,
  expire_token: 0.05,
  new_release: 0.05,
  steal_lock: 0.15,
  lag: 0.3,
  trim_log: 0.05,
  revoke_scope: 0.05,
  poison: 0.3,
  small_batches: 0.3,
  torn_batch: 0.3,
} as const;

export type Fault = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as Fault[];

/** The faults of one schedule: some are switched off altogether, so that others meet more often. */
export interface Faults {
  isOn(fault: Fault): boolean;
  /** Whether it strikes this time. */
  strikes(fault: Fault): boolean;
  /** From now on nothing goes wrong. */
  end(): void;
  readonly isOver: () => boolean;
  readonly struck: Map<Fault, number>;
}

/**
 * Together these lose what nobody can keep: a customer made on a device whose store was lost, in a
 * database that was put back to before it.
 */
const EXCLUDE: readonly (readonly [Fault, Fault])[] = [
  ['restore_office', 'evict_device'],
  ['restore_office', 'restore_device'],
];

export function faultsOf(chance: Chance, without: ReadonlySet<Fault>): Faults {
  const on = new Set(FAULT_NAMES.filter(() => chance.isHit(0.4)));
  for (const [one, other] of EXCLUDE) if (on.has(one)) on.delete(other);
  for (const fault of without) on.delete(fault);
  const struck = new Map<Fault, number>();
  let isOver = false;
  return {
    struck,
    isOver: () => isOver,
    isOn: (fault) => !isOver && on.has(fault),
    strikes(fault) {
      if (isOver || !on.has(fault) || !chance.isHit(FAULTS[fault])) return false;
      struck.set(fault, (struck.get(fault) ?? 0) + 1);
      return true;
    },
    end: () => (isOver = true),
  };
}
