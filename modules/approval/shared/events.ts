import { Id, Type, event, nullable, object, oneOf, type EventsOf } from '@poros/kernel/shared';

export const VERDICTS = ['approved', 'declined', 'sent_back'] as const;
export type Verdict = (typeof VERDICTS)[number];

const said = { requestId: Id, kind: Type.String(), entity: Type.String(), entityId: Id };
const request = <T extends Parameters<typeof object>[0]>(payload: T) =>
  event({
    entity: 'approval.request',
    version: 1,
    permission: 'approval.request.read',
    payload: object(payload),
  });

export const approvalEvents = {
  'approval.request_opened': request(said),
  /**
   * The answer. Whoever asked does what was asked for in this very transaction, or the answer is
   * refused.
   */
  'approval.request_decided': request({
    ...said,
    topic: Type.String(),
    verdict: oneOf(VERDICTS),
    reason: Type.String(),
    /** What whoever approved chose: the role that someone is given. */
    choice: nullable(Id),
  }),
  'approval.request_delegated': request({ ...said, delegatedTo: Id }),
  'approval.request_escalated': request({ ...said, level: nullable(Type.Integer()) }),
  'approval.request_withdrawn': request(said),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof approvalEvents> {}
}
