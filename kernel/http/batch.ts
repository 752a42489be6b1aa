import type { FastifyInstance } from 'fastify';
import { checkInput } from '../execute/check.ts';
import { executeCommand } from '../execute/execute.ts';
import { asRefusal } from '../execute/database-errors.ts';
import { previewCommand, type Previewed } from '../execute/preview-command.ts';
import { problemOf } from '../execute/problem.ts';
import { Refusal } from '../shared/refusal.ts';
import { Type, object, optional, type Static } from '../shared/contract.ts';
import { identify } from './routes.ts';
import type { ServerOptions } from './server.ts';

const COMMANDS_MAX = 100;

export const BatchInput = object({
  commands: Type.Array(
    object({
      key: Type.String({ minLength: 1, maxLength: 255 }),
      command: Type.String({ maxLength: 100 }),
      input: Type.Unknown(),
    }),
    { minItems: 1, maxItems: COMMANDS_MAX },
  ),
  isPreview: optional(
    Type.Boolean({
      description: 'Carry each out by itself and roll it back: what would happen now',
    }),
  ),
  foresees: optional(
    Type.Boolean({
      description:
        'With `isPreview`: answer what each would leave behind too, such as its journals',
    }),
  ),
});
export const BatchOutput = object({
  verdicts: Type.Array(
    object({
      key: Type.String(),
      status: Type.Integer(),
      isReplay: Type.Boolean(),
      body: optional(Type.Unknown()),
      foreseen: optional(Type.Record(Type.String(), Type.Array(Type.Unknown()))),
    }),
  ),
});

/**
 * Up to 100 commands in one request, each with its own key, transaction and verdict, carried out in
 * order; or only tried, each by itself.
 */
export function batchRoute(app: FastifyInstance, options: ServerOptions): void {
  const { kernel } = options;
  app.post('/api/v1/commands', { bodyLimit: 5 * 1024 * 1024 }, async (request, reply) => {
    await identify(request, options, 'signed_in');
    const { actor, correlationId, language } = request;
    if (!actor) throw new Refusal('kernel.not_signed_in');
    const batch: unknown = checkInput(BatchInput, request.body, { convert: false });
    const { commands, isPreview, foresees = false } = batch as Static<typeof BatchInput>;
    const verdicts = [];
    for (const one of commands) {
      const answer = await carryOut(one).catch((error: unknown) => asProblem(error));
      verdicts.push({
        key: one.key,
        status: answer.status,
        isReplay: answer.isReplay,
        body: JSON.parse(answer.body) as unknown,
        ...(answer.foreseen && { foreseen: answer.foreseen }),
      });
    }
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ verdicts }));

    async function carryOut(one: {
      key: string;
      command: string;
      input: unknown;
    }): Promise<Previewed> {
      const command = kernel.registry.operations.get(one.command);
      if (command?.kind !== 'command' || !actor) throw new Refusal('kernel.not_found');
      const input = checkInput(command.input, one.input, { convert: false, owner: command.name });
      const asked = { actor, input, correlationId, language };
      return isPreview
        ? previewCommand(kernel, command, asked, { foresees })
        : executeCommand(kernel, command, { ...asked, key: one.key });
    }

    function asProblem(error: unknown): Previewed {
      const refusal = asRefusal(error, kernel.registry) ?? new Refusal('kernel.unexpected');
      if (refusal.code === 'kernel.unexpected')
        kernel.log.error({ err: error, correlationId }, 'unexpected error');
      const body = JSON.stringify(problemOf(kernel.registry, refusal, language, correlationId));
      return { status: kernel.registry.statusOf(refusal.code), body, isReplay: false, refusal };
    }
  });
}
