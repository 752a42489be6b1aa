import { query, refuse, sql, type PaperLanguage, type QueryCtx } from '@poros/kernel';
import { GetPrint, Print } from '../shared/print.ts';
import { copyToken } from './copy-token.ts';
import { findDocuments, knownPaper, titleOf, type FoundDocument } from './documents.ts';
import { drawDocuments } from './draw-documents.ts';

interface PrintRow {
  readonly paper: string;
  readonly language: PaperLanguage;
  readonly site: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly printedAt: string;
  readonly printedBy: string;
}
interface CopyRow {
  readonly id: string;
  readonly recordId: string;
  readonly stage: string;
  readonly copyNo: number;
  readonly hash: string;
}

export const getPrint = query({
  name: 'paper.get_print',
  http: 'GET /prints/:printId',
  permission: 'signed_in',
  summary: 'A recorded print as the HTML page that goes to the printer.',
  input: GetPrint,
  output: Print,
  refuses: ['paper.print_not_found', 'paper.changed_since_print', 'kernel.not_found'],

  async run(ctx, { printId }) {
    const { print, copies } = await readPrint(ctx, printId);
    const paper = knownPaper(ctx, print.paper);
    const period = { from: print.from ?? undefined, to: print.to ?? undefined };
    const ids = copies.map((one) => one.recordId);
    const documents = await findDocuments(ctx, paper, ids, period);
    const copyOf = (document: FoundDocument): CopyRow => {
      const copy = copies.find((one) => one.recordId === document.recordId);
      const isSame = copy?.hash === document.hash && copy.stage === document.facts.stage;
      if (!copy || !isSame) refuse('paper.changed_since_print', { number: document.facts.number });
      return copy;
    };
    documents.forEach(copyOf);

    const title = titleOf(ctx, paper, documents, print.language);
    const site = ctx.config<string>('paper.public_url') || print.site;
    const html = await drawDocuments(ctx, documents, {
      language: print.language,
      title,
      isPreview: false,
      copyOf: (document) => {
        const { id, copyNo, hash } = copyOf(document);
        return {
          no: copyNo,
          printedBy: print.printedBy,
          printedAt: print.printedAt,
          hash,
          link: site ? `${site}/verify/${copyToken(ctx, id)}` : null,
        };
      },
    });
    return { html, fileName: title };
  },
});

async function readPrint(ctx: QueryCtx, printId: string) {
  const [[print], copies] = await ctx.readAll<[PrintRow[], CopyRow[]]>(
    sql`select p.paper, p.language, p.site, p.from_on as "from", p.to_on as "to",
        p.created_at as "printedAt", coalesce(u.name, 'Poros') as "printedBy"
      from paper.print p
      left join identity.v_user u on u.tenant_id = p.tenant_id and u.id = p.created_by
      where p.tenant_id = ${ctx.tenantId} and p.id = ${printId}`,
    sql`select id, record_id as "recordId", stage, copy_no as "copyNo", hash from paper.copy
      where tenant_id = ${ctx.tenantId} and print_id = ${printId} order by place`,
  );
  if (!print) refuse('paper.print_not_found');
  return { print, copies };
}
