import type { EndpointCall } from '@poros/kernel';

type Request = EndpointCall['request'];
type Reply = EndpointCall['reply'];

/**
 * Over https the name starts with __Host-, so that no sibling domain and no plain-http page can
 * plant one; plain http (a laptop, a branch without certificate) cannot keep that promise and says
 * so by its name.
 */
const nameFor = (request: Request): string =>
  request.protocol === 'https' ? '__Host-poros' : 'poros';

export function cookieOf(request: Request): string | undefined {
  const name = nameFor(request);
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name) return value;
  }
  return undefined;
}

export function setCookie(request: Request, reply: Reply, token: string, seconds: number): void {
  reply.header('set-cookie', cookieText(request, token, seconds));
}

export function clearCookie(request: Request, reply: Reply): void {
  reply.header('set-cookie', cookieText(request, '', 0));
}

function cookieText(request: Request, value: string, seconds: number): string {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  const name = nameFor(request);
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
