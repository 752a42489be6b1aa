import {
  makeDesk,
  paperPage,
  sql,
  type BankAccount,
  type CopyMarks,
  type DrawnPaper,
  type Letterhead,
  type PaperLanguage,
  type QueryCtx,
} from '@poros/kernel';
import type { FoundDocument } from './documents.ts';

export interface Drawing {
  readonly language: PaperLanguage;
  readonly title: string;
  readonly isPreview: boolean;
  copyOf(document: FoundDocument): CopyMarks;
}

/** The documents as one HTML page: the same for the eye, the browser's print and the PDF. */
export async function drawDocuments(
  ctx: QueryCtx,
  documents: readonly FoundDocument[],
  { language, title, isPreview, copyOf }: Drawing,
): Promise<string> {
  const { locale, letterheads } = await readLetterheads(ctx, documents);
  const papers = documents.map((document): DrawnPaper => {
    const { facts } = document;
    const desk = makeDesk({
      language,
      locale,
      words: ctx.registry.say,
      timeZone: ctx.actor.timeZone,
      letterhead: letterheads.get(facts.branchId) ?? NAMELESS,
      stage: facts.stage,
      copy: copyOf(document),
      stampDutyAbove: ctx.config<string>('paper.stamp_duty_above') || null,
      quotationDays: ctx.config<number>('paper.quotation_days'),
    });
    return { desk, facts, body: document.draw(desk) };
  });
  return paperPage(papers, { title, isPreview });
}

const NAMELESS: Letterhead = {
  name: '',
  taxId: null,
  address: '',
  city: '',
  contact: '',
  logo: null,
  bankAccounts: [],
};

interface CompanyRow {
  readonly branchId: string;
  readonly name: string;
  readonly taxId: string | null;
  readonly address: string;
  readonly city: string;
  readonly locale: string;
}

/** The company of each branch, with what the tenant set for its paper. */
async function readLetterheads(ctx: QueryCtx, documents: readonly FoundDocument[]) {
  const branchIds = [...new Set(documents.map(({ facts }) => facts.branchId))];
  const rows = await ctx.read<CompanyRow>(sql`
    select b.id as "branchId", c.name, c.tax_id as "taxId", c.address, b.city, t.locale
    from tenancy.v_branch b
    join tenancy.v_company c on c.tenant_id = b.tenant_id and c.id = b.company_id
    join tenancy.v_tenant t on t.tenant_id = b.tenant_id
    where b.tenant_id = ${ctx.tenantId} and b.id = any(${branchIds}::uuid[])`);
  const own = {
    contact: ctx.config<string>('paper.contact'),
    logo: ctx.config<string>('paper.logo') || null,
    bankAccounts: ctx.config<BankAccount[]>('paper.bank_accounts'),
  };
  const letterheads = new Map(
    rows.map(({ branchId, locale: _locale, ...company }): [string, Letterhead] => [
      branchId,
      { ...company, ...own },
    ]),
  );
  return { locale: rows[0]?.locale ?? 'id-ID', letterheads };
}
