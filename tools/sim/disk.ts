import { rollBack, type Store, type Undo } from '@poros/sync/shared';
import type { Life, Scheduler } from './scheduler.ts';

/** A store that could not write: a full disk, a quota, an aborted transaction. */
export class StoreFailed extends Error {}

/** What befalls a transaction; decided anew for each. */
export type Mishap = 'none' | 'abort' | 'killed_before_commit' | 'killed_after_commit';

/** Something that outlives the programs which use it. */
export interface Disk<State> {
  state: State;
}

/**
 * A disk as one program sees it: transactions one after the other, whole or not at all, whatever
 * happens to the program meanwhile.
 */
export function storeOn<State, Tx>(
  scheduler: Scheduler,
  life: Life,
  disk: Disk<State>,
  parts: { txOf(state: State, undo: Undo): Tx; mishap(): Mishap; killed(): void },
): Store<Tx> {
  return {
    async transact(work) {
      await scheduler.turn(life);
      const mishap = parts.mishap();
      const undo: Undo = [];
      let result;
      try {
        result = await scheduler.alone(() => work(parts.txOf(disk.state, undo)));
        if (mishap === 'abort') throw new StoreFailed();
      } catch (error) {
        rollBack(undo);
        throw error;
      }
      if (mishap === 'killed_before_commit') rollBack(undo);
      if (mishap !== 'none') {
        life.isOver = true;
        parts.killed();
        // Nobody is left to hear the answer.
        await new Promise(() => undefined);
      }
      return result;
    },
  };
}
