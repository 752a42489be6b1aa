/** One message of a server-sent stream. */
export interface StreamMessage {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

/**
 * Reads a server-sent event stream until it ends. Hand-read instead of EventSource, because
 * EventSource hears only event names it was told beforehand, and hides a lost session.
 */
export async function readStream(
  url: string,
  after: string,
  signal: AbortSignal,
  onMessage: (message: StreamMessage) => void,
): Promise<'ended' | 'failed' | 'no session'> {
  const headers: Record<string, string> = { accept: 'text/event-stream' };
  if (after) headers['last-event-id'] = after;
  try {
    const answer = await fetch(url, {
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal,
    });
    if (answer.status === 401) return 'no session';
    if (!answer.ok || !answer.body) return 'failed';
    onMessage({ id: '', type: 'open', data: '' });
    let rest = '';
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'ended';
      const blocks = (rest + value).replace(/\r\n?/g, '\n').split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) if (/^(data|event):/m.test(block)) onMessage(parse(block));
    }
  } catch {
    return 'failed';
  }
}

function parse(block: string): StreamMessage {
  const message = { id: '', type: 'message', data: '' };
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name === 'id') message.id = value;
    else if (name === 'event') message.type = value;
    else if (name === 'data') message.data += message.data ? `\n${value}` : value;
  }
  return message;
}
