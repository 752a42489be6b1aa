import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Kernel } from '../execute/kernel.ts';
import { sendProblem } from './server.ts';
import { Refusal } from '../shared/refusal.ts';

/**
 * The built web client with a strict content security policy; unknown paths get the page, unknown
 * API paths a 404.
 */
export async function serveWeb(
  app: FastifyInstance,
  kernel: Kernel,
  root: string | undefined,
): Promise<void> {
  const index = root ? join(root, 'index.html') : '';
  if (!root || !existsSync(index)) {
    app.setNotFoundHandler((request, reply) =>
      sendProblem(kernel, new Refusal('kernel.not_found'), request, reply),
    );
    return;
  }
  const page = readFileSync(index, 'utf8');
  const policy = contentSecurityPolicy(page);
  await app.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz'],
    setHeaders(response, path) {
      const isHashed = path.includes('/assets/');
      response.header(
        'cache-control',
        isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !/\.\w{2,5}$/.test(request.url.split('?')[0] ?? '');
    if (!isPage) return sendProblem(kernel, new Refusal('kernel.not_found'), request, reply);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', policy)
      .send(page);
  });
}

function contentSecurityPolicy(page: string): string {
  const hashes = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // Papers are looked at in a frame and carry their typeface with them.
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
}
