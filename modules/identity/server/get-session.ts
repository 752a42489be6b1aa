import { endpoint, refuse } from '@poros/kernel';
import { object } from '@poros/kernel/shared';
import { Session } from '../shared/session.ts';
import { sessionAnswer } from './session-answer.ts';

export const getSession = endpoint({
  name: 'identity.get_session',
  http: 'GET /session',
  permission: 'signed_in',
  summary: 'Who is signed in, where, with which rights and menu.',
  input: object({}),
  output: Session,

  async handle({ kernel, actor, reply }) {
    reply.header('cache-control', 'no-store');
    return sessionAnswer(kernel, actor ?? refuse('kernel.not_signed_in'));
  },
});
