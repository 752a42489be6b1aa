import {
  endpoint,
  query,
  refuse,
  runQuery,
  sql,
  systemActorAt,
  type Actor,
  type Kernel,
  type QueryCtx,
  type Scope,
} from '@poros/kernel';
import { Id, Type, nullable, object, oneOf, type Static } from '@poros/kernel/shared';
import { readCopyToken, type NamedCopy } from './copy-token.ts';
import { findDocuments, knownPaper } from './documents.ts';
import { verificationPage } from './verification-page.ts';

const Token = object({ token: Type.String({ maxLength: 100 }) });

/** What a stranger who holds a paper may know of it. */
const Verification = object({
  company: Type.String(),
  /** Key of the paper's title. */
  title: Type.String(),
  number: Type.String(),
  on: Type.String(),
  party: Type.String(),
  total: nullable(Type.String()),
  currency: Type.String(),
  /** Key of the word for where the document stands now. */
  state: Type.String(),
  stage: oneOf(['draft', 'final', 'cancelled']),
  printedStage: oneOf(['draft', 'final', 'cancelled']),
  copyNo: Type.Integer(),
  printedAt: Type.String(),
  hash: Type.String(),
  isSame: Type.Boolean(),
  locale: Type.String(),
  timeZone: Type.String(),
});
export type Verification = Static<typeof Verification>;

/**
 * The public page behind the QR code. A token that is not ours is answered without looking
 * anything up, and like one whose copy is not there.
 */
export const getVerification = endpoint({
  name: 'paper.get_verification',
  http: 'GET /verify/:token',
  permission: 'public',
  summary: 'The page that says whether a printed document agrees with the books.',
  input: Token,
  output: Type.String(),
  produces: 'text/html',
  isPage: true,
  requestsPerMinute: 30,

  async handle({ kernel, input, request, reply }) {
    const { token }: Static<typeof Token> = input;
    const named = readCopyToken(kernel.sign, token);
    const found = named && (await verify(kernel, named));
    return reply
      .code(found ? 200 : 404)
      .type('text/html; charset=utf-8')
      .headers(HEADERS)
      .send(verificationPage(kernel.registry.say, request.language, found));
  },
});

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

async function verify(
  kernel: Kernel,
  { tenantId, copyId }: NamedCopy,
): Promise<Verification | undefined> {
  const actor = await systemActorAt(kernel, { tenantId, branchId: tenantId, userId: tenantId });
  return runQuery({ kernel, actor }, verifyCopy, { copyId }).catch((error: unknown) => {
    if ((error as { code?: string }).code?.endsWith('not_found')) return undefined;
    throw error;
  });
}

interface Reach {
  readonly scope: Scope;
  readonly branchIds: readonly string[];
  readonly departmentId: string | null;
  readonly printedById: string | null;
}

interface CopyRow extends Reach {
  readonly paper: string;
  readonly recordId: string;
  readonly stage: Verification['stage'];
  readonly copyNo: number;
  readonly hash: string;
  readonly printedAt: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly company: string;
  readonly locale: string;
}

/** Asked by the page above in the name of the system, and by nobody else. */
const verifyCopy = query({
  name: 'paper.get_copy',
  http: 'GET /copies/:copyId',
  permission: 'signed_in',
  summary: 'A printed copy held against the books.',
  input: object({ copyId: Id }),
  output: Verification,
  refuses: ['paper.print_not_found'],

  async run(ctx, { copyId }) {
    const copy = await readCopy(ctx, copyId);
    const paper = knownPaper(ctx, copy.paper);
    const asPrinted = seenBy(ctx, paper.permission, copy);
    const period = { from: copy.from ?? undefined, to: copy.to ?? undefined };
    const [document] = await findDocuments(asPrinted, paper, [copy.recordId], period);
    if (!document) refuse('paper.print_not_found');
    const { number, on, party, total, currency, state, stage } = document.facts;
    return {
      company: copy.company,
      title: paper.word,
      number,
      on,
      party: masked(party),
      total,
      currency,
      state,
      stage,
      printedStage: copy.stage,
      copyNo: copy.copyNo,
      printedAt: copy.printedAt,
      hash: copy.hash,
      isSame: copy.hash === document.hash,
      locale: copy.locale,
      timeZone: ctx.actor.timeZone,
    };
  },
});

/** The books as far as the printer could see them: a paper says no more than he could read. */
function seenBy(ctx: QueryCtx, permission: string, reach: Reach): QueryCtx {
  const { scope, branchIds, departmentId, printedById } = reach;
  if (scope === 'all') return ctx;
  const userId = printedById ?? ctx.actor.userId;
  const permissions = new Map([[permission, scope]]);
  const actor = { ...ctx.actor, kind: 'person', userId, branchIds, departmentId, permissions };
  return { ...ctx, actor: actor as Actor };
}

async function readCopy(ctx: QueryCtx, copyId: string): Promise<CopyRow> {
  const copy = await ctx.first<CopyRow>(sql`
    select c.paper, c.record_id as "recordId", c.stage, c.copy_no as "copyNo", c.hash,
      p.created_at as "printedAt", p.from_on as "from", p.to_on as "to", k.name as company, t.locale,
      p.scope, p.branch_ids as "branchIds", p.department_id as "departmentId",
      p.created_by as "printedById"
    from paper.copy c
    join paper.print p on p.tenant_id = c.tenant_id and p.id = c.print_id
    join tenancy.v_branch b on b.tenant_id = c.tenant_id and b.id = c.branch_id
    join tenancy.v_company k on k.tenant_id = b.tenant_id and k.id = b.company_id
    join tenancy.v_tenant t on t.tenant_id = c.tenant_id
    where c.tenant_id = ${ctx.tenantId} and c.id = ${copyId}`);
  return copy ?? refuse('paper.print_not_found');
}

/** Enough to recognise a name by, too little to learn one: 'PT Maju Jaya' is 'PT M••• J•••'. */
export const masked = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => (/^(PT|CV|UD|PD|TBK|LTD)\.?$/i.test(word) ? word : `${word.charAt(0)}•••`))
    .join(' ');
