import { currentVoice } from '@poros/ui';
import { newId } from './ids.ts';
import { noAnswer, ProblemError, type Problem } from './problem.ts';

export interface UploadOptions {
  /** Told how much has left, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends bytes to an address of the API and answers what it says; throws ProblemError. Sent twice
 * with one key when no answer comes, so that nothing is stored twice.
 */
export async function upload(
  url: string,
  body: Blob,
  options: UploadOptions = {},
): Promise<unknown> {
  const key = newId();
  try {
    return await send(url, body, key, options);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status !== 0) throw error;
    return send(url, body, key, options);
  }
}

/** XMLHttpRequest, because fetch does not tell how much has left. */
function send(url: string, body: Blob, key: string, options: UploadOptions): Promise<unknown> {
  const { onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${url}`);
    const headers = {
      accept: 'application/json',
      'accept-language': currentVoice().language,
      'content-type': 'application/octet-stream',
      'idempotency-key': key,
      'x-poros': '1',
    };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress?.(total > 0 ? loaded / total : 0);
    });
    request.addEventListener('load', () => {
      const answer = jsonOf(request.responseText);
      if (request.status < 300) resolve(answer);
      else reject(new ProblemError(problemIn(answer, request.status)));
    });
    request.addEventListener('error', () => reject(new ProblemError(noAnswer())));
    signal?.addEventListener('abort', () => request.abort());
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    request.send(body);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function problemIn(answer: unknown, status: number): Problem {
  const known = (answer ?? {}) as Partial<Problem>;
  if (typeof known.code !== 'string') return { ...noAnswer(), status, code: `http.${status}` };
  return { ...known, status, code: known.code, title: known.title ?? known.code };
}
