import { afterCommit, command, inTransaction, refuse, type Module } from '@poros/kernel';
import { Id, Type, event, object, optional, type EventsOf } from '@poros/kernel/shared';

/**
 * A module with one command and one event, for tests of the kernel: no real module reacts to it.
 */
const probeEvents = {
  'probe.said': event({
    entity: 'probe.saying',
    version: 1,
    permission: 'probe.saying.read',
    payload: object({ text: Type.String() }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof probeEvents> {}
}

/** Says each text as one event of one command; may be refused after it has spoken. */
export const say = command({
  name: 'probe.say',
  http: 'POST /probe',
  permission: 'signed_in',
  summary: 'Say it.',
  input: object({
    texts: Type.Array(Type.String()),
    entityId: optional(Id),
    isRefused: optional(Type.Boolean()),
  }),
  output: object({ id: Id }),
  async run(ctx, { texts, entityId, isRefused }) {
    for (const text of texts) await ctx.emit('probe.said', entityId ?? ctx.newId(), { text });
    if (isRefused) refuse('kernel.rule_broken', { rule: 'probe' });
    return { id: ctx.commandId };
  },
});

export type Hearing = Parameters<typeof afterCommit<'probe.said'>>[1];

/** The module, with what shall happen when something is said. */
export function probe(
  hear: { after?: readonly Hearing[]; within?: readonly Hearing[] } = {},
): Module {
  return {
    name: 'probe',
    depends: [],
    operations: [say],
    events: probeEvents,
    refusals: {},
    menu: [],
    permissions: [{ name: 'probe.saying.read', code: 'PROBE.READ' }],
    reactions: [
      ...(hear.after ?? []).map((run) => afterCommit('probe.said', run)),
      ...(hear.within ?? []).map((run) => inTransaction('probe.said', run)),
    ],
    words: { id: {}, en: {} },
    migrations: new URL('./none/', import.meta.url),
  };
}
