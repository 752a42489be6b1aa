import { isCleared, isDone, type OutboxTx } from '@poros/sync/shared';
import type { MirrorTx } from '@poros/sync/shared';
import { fail, type World } from './world.ts';

/** A cursor never goes back, and never to a life of the database that is over. */
export function watchCursors(world: World, place: string, tx: MirrorTx): MirrorTx {
  return {
    ...tx,
    async putCursor(scope, cursor) {
      const old = await tx.cursor(scope);
      const isBack =
        old &&
        cursor &&
        (cursor.history < old.history || (cursor.history === old.history && cursor.seq < old.seq));
      if (isBack)
        fail(
          world,
          '6 cursor',
          `${place} ${scope} ${JSON.stringify(old)} > ${JSON.stringify(cursor)}`,
        );
      await tx.putCursor(scope, cursor);
    },
  };
}

/** What is in an outbox leaves it by a verdict, and is never changed once it may have been sent. */
export function watchOutbox<Tx extends OutboxTx>(world: World, place: string, tx: Tx): Tx {
  return {
    ...tx,
    async remove(id: string) {
      const entry = await tx.entry(id);
      if (entry && !isCleared(entry)) fail(world, '15 outbox', `${place} dropped ${id}`);
      await tx.remove(id);
    },
    async put(entry: Parameters<OutboxTx['put']>[0]) {
      const old = await tx.entry(entry.command.id);
      if (old && old.tries > 0 && old.command.hash !== entry.command.hash)
        fail(world, '15 outbox', `${place} changed ${entry.command.id} after it was sent`);
      const { history } = await tx.device();
      if (old && isDone(old) && !isDone(entry) && (old.final?.history ?? '') >= history)
        fail(world, '1 verdict', `${place} took back the verdict of ${entry.command.id}`);
      await tx.put(entry);
    },
  };
}
