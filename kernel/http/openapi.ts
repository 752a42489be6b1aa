import type { FastifyInstance } from 'fastify';
import type { TSchema } from '@sinclair/typebox';
import type { Kernel } from '../execute/kernel.ts';
import type { Registry } from '../execute/registry.ts';
import { doorOf, type Endpoint } from './endpoint.ts';
import type { Operation } from '../execute/operation.ts';
import { BatchInput, BatchOutput } from './batch.ts';
import { docsPage } from './docs-page.ts';

const COMMON = [
  'kernel.invalid_input',
  'kernel.not_signed_in',
  'kernel.permission_missing',
  'kernel.too_many_requests',
];
const CHANGING = [
  'kernel.key_missing',
  'kernel.key_reused',
  'kernel.in_flight',
  'kernel.forged_request',
];

/** /api/v1/openapi.json and a page to read it by. */
export function openApiRoutes(app: FastifyInstance, kernel: Kernel): void {
  const document = JSON.stringify(openApiOf(kernel.registry));
  app.get('/api/v1/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(document),
  );
  app.get('/api/docs', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(docsPage(kernel.registry)),
  );
}

/**
 * OpenAPI 3.1 of everything the modules declare, with named components, permissions and error
 * codes.
 */
export function openApiOf(registry: Registry): object {
  const schemas: Record<string, unknown> = { Problem: problemSchema };
  const paths: Record<string, Record<string, unknown>> = {};
  const all: (Operation | Endpoint)[] = [
    ...registry.operations.values(),
    ...registry.endpoints,
    batchOperation,
  ];
  for (const one of all) {
    const { method, url } = doorOf(one);
    (paths[url.replace(/:(\w+)/g, '{$1}')] ??= {})[method.toLowerCase()] = describe(
      registry,
      one,
      schemas,
    );
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Poros',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: 'One platform for companies that dig, make, distribute and sell.',
    },
    servers: [{ url: '/' }],
    security: [{ cookie: [] }, { bearer: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-poros' },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

const batchOperation: Operation | Endpoint = {
  kind: 'endpoint',
  name: 'kernel.run_commands',
  http: 'POST /commands',
  permission: 'signed_in',
  summary:
    'Up to 100 commands, each with its own key, transaction and verdict, or only tried; each asks for its own right.',
  input: BatchInput,
  output: BatchOutput,
  handle: async () => undefined,
};

function describe(
  registry: Registry,
  one: Operation | Endpoint,
  schemas: Record<string, unknown>,
): object {
  const [method = 'GET', path = '/'] = one.http.split(' ');
  const params = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const properties = (one.input as { properties?: Record<string, TSchema> }).properties ?? {};
  const required = new Set((one.input as { required?: string[] }).required ?? []);
  const isRead = method === 'GET';
  const id = one.name.replace(/(^|[._])(\w)/g, (_all, _dot, letter: string) =>
    letter.toUpperCase(),
  );
  schemas[`${id}Answer`] = plain(one.output);
  const bodyFields = Object.entries(properties).filter(([name]) => !params.includes(name));
  if (!isRead && bodyFields.length > 0)
    schemas[`${id}Input`] = plain({
      type: 'object',
      properties: Object.fromEntries(bodyFields),
      additionalProperties: false,
      required: bodyFields.map(([name]) => name).filter((name) => required.has(name)),
    });
  const codes = [
    ...COMMON,
    ...(isRead || one.kind === 'endpoint' ? [] : CHANGING),
    ...(one.refuses ?? []),
  ];
  return {
    operationId: one.name,
    summary: one.summary,
    tags: [one.name.split('.')[0]],
    'x-permission': one.permission,
    'x-permission-code': registry.permissions.get(one.permission)?.code,
    'x-kind': one.kind,
    'x-error-codes': codes,
    ...(one.permission === 'public' && { security: [] }),
    parameters: parametersOf(one, params, bodyFields),
    ...(!isRead &&
      bodyFields.length > 0 && {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: `#/components/schemas/${id}Input` } } },
        },
      }),
    responses: responsesOf(registry, one, id, codes),
  };
}

/** The path's names, a read's query and a command's key. */
function parametersOf(
  one: Operation | Endpoint,
  inPath: readonly string[],
  fields: readonly [string, TSchema][],
): object[] {
  const { properties = {}, required = [] } = one.input as {
    properties?: Record<string, TSchema>;
    required?: string[];
  };
  const isRead = one.http.startsWith('GET ');
  const path = inPath.map((name) => {
    const schema = plain(properties[name] ?? { type: 'string' });
    return { name, in: 'path', required: true, schema };
  });
  const asked = fields.map(([name, schema]) => {
    return { name, in: 'query', required: required.includes(name), schema: plain(schema) };
  });
  return [...path, ...(isRead ? asked : []), ...(one.kind === 'command' ? [KEY_HEADER] : [])];
}

const KEY_HEADER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** The answer, and one response per status that a refusal may have. */
function responsesOf(
  registry: Registry,
  one: Operation | Endpoint,
  id: string,
  codes: readonly string[],
): object {
  const type = ('produces' in one && one.produces) || 'application/json';
  const answer = { schema: { $ref: `#/components/schemas/${id}Answer` } };
  const problem = { schema: { $ref: '#/components/schemas/Problem' } };
  const statuses = [...new Set(codes.map((code) => registry.statusOf(code)))];
  const refusals = statuses.map((status) => {
    const description = codes.filter((code) => registry.statusOf(code) === status).join(', ');
    return [status, { description, content: { 'application/problem+json': problem } }];
  });
  return {
    200: { description: 'Done', content: { [type]: answer } },
    ...Object.fromEntries(refusals),
  };
}

/** A TypeBox schema without its symbols: what JSON keeps of it. */
const plain = (schema: unknown): unknown => JSON.parse(JSON.stringify(schema));

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'fix', 'correlationId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    fix: { type: 'string' },
    correlationId: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
    details: { type: 'object' },
    permission: { type: 'string' },
    grantors: { type: 'array', items: { type: 'string' } },
  },
};
