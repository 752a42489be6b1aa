import { Unanswered } from '@poros/sync/shared';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import type { Life, Scheduler } from './scheduler.ts';

const TIMEOUT_MS = 10_000;

/** A machine that answers; a new life after each kill. */
export interface Server {
  readonly name: string;
  life: Life;
}

export interface Network {
  /** Cut roads, `from>to`. */
  readonly cut: Set<string>;
  /** Asks and waits for the answer, or for the end of patience. */
  ask<T>(from: Life, place: string, to: Server, work: () => Promise<T>): Promise<T>;
  /** Says something without waiting for an answer. */
  tell(place: string, to: { name: string; life: Life }, work: () => Promise<unknown>): void;
  /** Questions so far, by who asked. */
  readonly asked: Map<string, number>;
}

export function networkOf(scheduler: Scheduler, chance: Chance, faults: Faults): Network {
  const cut = new Set<string>();
  const asked = new Map<string, number>();
  const delay = () =>
    faults.isOn('delay') && chance.isHit(0.2) ? chance.below(4_000) : chance.below(40);
  const arrives = (from: string, to: string, fault: 'drop_ask' | 'drop_answer') =>
    !cut.has(`${from}>${to}`) && !faults.strikes(fault);

  /** A machine that is off and a road that is down say so at once; a lost message says nothing. */
  const isRefused = (from: string, { name, life }: Server) =>
    life.name !== name || cut.has(`${from}>${name}`);

  const ask: Network['ask'] = (from, place, to, work) =>
    new Promise((resolve, reject) => {
      asked.set(place, (asked.get(place) ?? 0) + 1);
      const giveUp = scheduler.later(from, TIMEOUT_MS, () => reject(new Unanswered()));
      const answer = (say: () => void) => {
        if (!arrives(to.name, place, 'drop_answer')) return;
        scheduler.later(from, delay(), () => {
          giveUp();
          say();
        });
      };
      const deliver = (isHeard: boolean) => {
        const { life } = to;
        scheduler.later(life, delay(), () => {
          work().then(
            (value) => isHeard && !life.isOver && answer(() => resolve(value)),
            (error: unknown) => isHeard && !life.isOver && answer(() => reject(error)),
          );
        });
      };
      if (isRefused(place, to)) {
        scheduler.later(from, 5, () => {
          giveUp();
          reject(new Unanswered());
        });
        return;
      }
      if (!arrives(place, to.name, 'drop_ask')) return;
      deliver(true);
      if (faults.strikes('repeat_ask')) deliver(false);
    });

  return {
    cut,
    ask,
    asked,
    tell(place, to, work) {
      if (!arrives(place, to.name, 'drop_ask')) return;
      const times = faults.strikes('repeat_ask') ? 2 : 1;
      for (let time = 0; time < times; time += 1)
        scheduler.later(to.life, delay(), () => void work());
    },
  };
}
