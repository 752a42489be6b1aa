import { afterCommit, inTransaction, type Module } from '@poros/kernel';
import { Type } from '@poros/kernel/shared';
import { accessKind } from './server/access-kind.ts';
import { archiveStandIn } from './server/archive-stand-in.ts';
import { countRequests } from './server/count-requests.ts';
import { createStandIn } from './server/create-stand-in.ts';
import { decideRequest } from './server/decide-request.ts';
import { delegateRequest } from './server/delegate-request.ts';
import { escalateDue } from './server/escalate-due.ts';
import { findGrantors } from './server/find-grantors.ts';
import { getRequest } from './server/get-request.ts';
import { grantAccess } from './server/grant-access.ts';
import { listColleagues } from './server/list-colleagues.ts';
import { listLimits } from './server/list-limits.ts';
import { listRequests } from './server/list-requests.ts';
import { listStandIns } from './server/list-stand-ins.ts';
import { setLimit } from './server/set-limit.ts';
import { submitAccessRequest } from './server/submit-access-request.ts';
import { tellAsker, tellDeciders, tellDelegate, tellNext } from './server/tell.ts';
import { approvalEvents } from './shared/events.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

const ASKED = ['asked', 'escalated', 'delegated'];
const ANSWERED = ['approved', 'declined', 'sent_back'];

export const approval: Module = {
  name: 'approval',
  depends: ['identity', 'notification'],
  operations: [
    listRequests,
    countRequests,
    getRequest,
    decideRequest,
    delegateRequest,
    listColleagues,
    createStandIn,
    archiveStandIn,
    listStandIns,
    listLimits,
    setLimit,
    submitAccessRequest,
    findGrantors,
  ],
  events: approvalEvents,
  reactions: [
    inTransaction('approval.request_decided', grantAccess),
    afterCommit('approval.request_opened', tellDeciders),
    afterCommit('approval.request_decided', tellAsker),
    afterCommit('approval.request_delegated', tellDelegate),
    afterCommit('approval.request_escalated', tellNext),
  ],
  jobs: [{ name: 'approval.escalate_due', every: '*/5 * * * *', run: escalateDue }],
  approvals: [accessKind],
  notices: [...ASKED, ...ANSWERED].flatMap((name) => [
    { kind: `approval.${name}`, email: 'at_once' as const, isPushed: ASKED.includes(name) },
    { kind: `approval.${name}_access`, email: 'at_once' as const, isPushed: false },
  ]),
  refusals,
  constraints: {
    request__open_once: 'approval.asked_already',
    request__once: 'approval.asked_already',
  },
  permissions: [
    {
      name: 'approval.request.read',
      code: 'APPROVAL.READ',
      roles: { MANAGER_SALES: 'all', MANAGER_PROD: 'all' },
    },
    { name: 'approval.limit.manage', code: 'APPROVAL.LIMIT', roles: { DIRECTOR: 'all' } },
  ],
  menu: [
    { group: 'home', path: '/approvals', word: 'approval.approvals', permission: 'signed_in' },
    {
      group: 'admin',
      section: 'access',
      path: '/admin/approval-limits',
      word: 'approval.limits',
      permission: 'approval.limit.manage',
    },
  ],
  config: [
    {
      key: 'approval.access_minutes',
      schema: Type.Integer({ minimum: 1, maximum: 525_600 }),
      default: 1_440,
    },
  ],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
