import type { JetStreamClient } from '@nats-io/jetstream';

/** The stream that holds the event log for other programs. */
export const STREAM = 'POROS';

/** An event on its way to the stream. */
export interface LoggedEvent {
  readonly position: number;
  readonly subject: string;
  readonly message: string;
}

export type Publisher = Pick<JetStreamClient, 'publish'>;

/**
 * Sends all and waits for all; `sequence` is that of the last message in the stream. Each message
 * names the one it must follow, so that the stream refuses what comes after one that failed: the
 * next try goes on where the stream ends, and there is neither a hole nor a second copy.
 */
export async function publish(
  client: Publisher,
  events: readonly LoggedEvent[],
  sequence: number,
): Promise<void> {
  const sent = events.map(({ subject, message, position }, index) =>
    client.publish(subject, message, {
      msgID: String(position),
      expect: { streamName: STREAM, lastSequence: sequence + index },
    }),
  );
  const failed = (await Promise.allSettled(sent)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
