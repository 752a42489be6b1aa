import { makeDesk, paperPage, type Desk, type Paper, type PaperTemplate } from '@poros/kernel';
import { buildRegistry } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';

/** A company's paper as tests draw on it: everything given, nothing read. */
export function paperDesk(given: Partial<Pick<Desk, 'language' | 'stage' | 'copy'>> = {}): Desk {
  const registry = buildRegistry(modules);
  return makeDesk({
    language: 'id',
    locale: 'id-ID',
    words: registry.say,
    timeZone: 'Asia/Jakarta',
    letterhead: {
      name: 'PT Sentosa Abadi Makmur',
      taxId: '0123456789012000',
      address: 'Jl. Jenderal Sudirman Kav. 52-53, Jakarta Selatan 12190',
      city: 'Jakarta',
      contact: 'Telp. (021) 555-0123 · penjualan@sentosa.example · www.sentosa.example',
      logo: null,
      bankAccounts: [
        { bank: 'Bank Mandiri', number: '123-00-0456789-0', holder: 'PT Sentosa Abadi Makmur' },
      ],
    },
    stage: 'final',
    copy: {
      no: 1,
      printedBy: 'Dewi Lestari',
      printedAt: '2026-11-20T07:05:00.000Z',
      hash: '7f3a91bc02de44a1'.repeat(4),
      link: 'https://poros.example/verify/AZ-Kk2H7cTqZ1u4dQm8r0wGf4pIh9XzSg3bVnE6yLtCkA1PoRs2Q7u',
    },
    stampDutyAbove: '5000000',
    quotationDays: 14,
    ...given,
  });
}

/** A document drawn on it, as a page of its own. */
export function drawnPage<Data>(
  template: Paper & PaperTemplate<Data>,
  data: Data,
  given: Partial<Pick<Desk, 'language' | 'copy'>> = {},
): string {
  const facts = template.facts(data);
  const desk = paperDesk({ ...given, stage: facts.stage });
  return paperPage([{ desk, facts, body: template.draw(data, desk) }], {
    title: facts.number,
    isPreview: desk.copy.no === null,
  });
}
