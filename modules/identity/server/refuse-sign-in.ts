import { refuse, runCommand, type Actor, type Kernel } from '@poros/kernel';
import { Id, Type, object, oneOf } from '@poros/kernel/shared';
import { innerCommand } from './inner-command.ts';

const REFUSALS = [
  'identity.wrong_credentials',
  'identity.sign_in_paused',
  'identity.password_must_change',
  'identity.api_client_expired',
  'identity.network_not_allowed',
] as const;

/** A log-in that failed, for the audit trail of the company it aimed at: ends as its refusal. */
const refuseSignIn = innerCommand({
  name: 'identity.sign_in',
  summary: 'Refuse a log-in.',
  input: object({ login: Type.String(), refusal: oneOf(REFUSALS), seconds: Type.Integer() }),
  output: object({ id: Id }),
  run: async (_ctx, { refusal, seconds }) => refuse(refusal, pauseOf(seconds)),
});

export interface FailedSignIn {
  readonly kernel: Kernel;
  /** The user it aimed at; undefined for a name nobody has, of which no trail can speak. */
  readonly aim: Actor | undefined;
  readonly login: string;
  readonly refusal: (typeof REFUSALS)[number];
  readonly seconds?: number;
  readonly correlationId: string;
}

/** Records the failure where it belongs and refuses, alike whether or not the user exists. */
export async function failSignIn(failed: FailedSignIn): Promise<never> {
  const { kernel, aim: actor, login, refusal, seconds = 0, correlationId } = failed;
  const input = { login, refusal, seconds };
  if (actor) await runCommand({ kernel, actor }, refuseSignIn, input, { correlationId });
  return refuse(refusal, pauseOf(seconds));
}

const pauseOf = (seconds: number) =>
  seconds > 0 ? { seconds, minutes: Math.ceil(seconds / 60) } : {};
