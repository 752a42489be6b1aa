const COPIED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;
const PIXELS_EACH = 2;
const HEAD = 34;

/** The chart as it stands, with its title, as a PNG for slides and mail. */
export async function savePicture(svg: SVGSVGElement, title: string): Promise<void> {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * PIXELS_EACH;
  canvas.height = (height + HEAD) * PIXELS_EACH;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const look = getComputedStyle(document.documentElement);
  pen.scale(PIXELS_EACH, PIXELS_EACH);
  pen.fillStyle = look.getPropertyValue('--surface');
  pen.fillRect(0, 0, width, height + HEAD);
  pen.fillStyle = look.getPropertyValue('--ink');
  pen.font = `600 14px ${getComputedStyle(document.body).fontFamily}`;
  pen.fillText(title, 12, 22, width - 24);
  pen.drawImage(image, 0, HEAD, width, height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob) save(blob, `${fileName(title)}.png`);
}

export function saveText(text: string, title: string): void {
  save(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${fileName(title)}.csv`);
}

const fileName = (title: string): string => title.replace(/[\\/:*?"<>|]+/g, ' ').trim();

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A copy that needs no style sheet: colours and letters written into its elements. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((one, index) => {
    const style = getComputedStyle(one);
    const target = copies[index];
    for (const name of COPIED) target?.setAttribute(name, style.getPropertyValue(name));
    target?.removeAttribute('class');
  });
  copy.setAttribute('font-family', 'Inter, system-ui, sans-serif');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}
