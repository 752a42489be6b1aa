import { encode } from 'uqr';
import { html, type Markup } from './html.ts';

/** A QR code as one black path; a quarter of it may be unreadable and it still reads. */
export function qrCode(text: string): Markup {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const path = data
    .flatMap((row, y) => runs(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`))
    .join('');
  return html`<svg
    class="qr"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
    role="img"
    aria-label="QR"
  >
    <path d="${path}" />
  </svg>`;
}

/** Neighbouring dark modules as [start, length]: fewer shapes, no seams between them. */
function runs(row: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = found.at(-1);
    if (isDark && last && last[0] + last[1] === x) last[1] += 1;
    else if (isDark) found.push([x, 1]);
  }
  return found;
}
