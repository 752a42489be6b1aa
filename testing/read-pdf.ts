import { extractText, getDocumentProxy } from 'unpdf';

/** What can be known of a PDF without looking at it. */
export interface PdfFacts {
  readonly pages: number;
  /** Width and height of the first page in millimetres. */
  readonly size: readonly [number, number];
  /** The text of each page. */
  readonly texts: readonly string[];
}

const MM_PER_POINT = 25.4 / 72;

export async function readPdf(file: Buffer): Promise<PdfFacts> {
  const document = await getDocumentProxy(new Uint8Array(file));
  const { text } = await extractText(document, { mergePages: false });
  const [, , width = 0, height = 0] = (await document.getPage(1)).view;
  return {
    pages: document.numPages,
    size: [Math.round(width * MM_PER_POINT), Math.round(height * MM_PER_POINT)],
    texts: text,
  };
}
