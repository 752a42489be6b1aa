/** A fault of a file that a test has planted, and where it must be found. */
export interface PlantedFault {
  readonly kind: string;
  readonly rowNo: number;
  readonly column: string;
  /** A part of the sentence that must be said of the cell. */
  readonly says: RegExp;
  readonly suggests?: string;
}

export interface FaultyFile {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly faults: readonly PlantedFault[];
  /** The same rows without any fault. */
  readonly sound: readonly (readonly string[])[];
}

const HEADERS = [
  'Kode pelanggan',
  'Nama pelanggan',
  'NPWP',
  'NIK',
  'Kota',
  'Telp',
  'E-mail',
  'Segmen',
  'Plafon kredit',
  'Termin',
  'Cabang',
  'Lat',
  'Long',
] as const;
const place = (header: (typeof HEADERS)[number]) => HEADERS.indexOf(header);

interface Kind {
  readonly kind: string;
  readonly column: (typeof HEADERS)[number];
  readonly says: RegExp;
  readonly suggests?: string;
  spoil(row: string[], before: readonly string[], nth: number): void;
}

/** Twelve ways in which files go wrong; some are seen by reading, some only by the database. */
const KINDS: readonly Kind[] = [
  blanked('no code', 'Kode pelanggan', /Kode.*belum diisi/),
  blanked('no name', 'Nama pelanggan', /Nama.*belum diisi/),
  written('code with a space', 'Kode pelanggan', (nth) => `PLG ${nth}#`, /Kode/),
  {
    kind: 'code twice in the file',
    column: 'Kode pelanggan',
    says: /sama sudah ada di baris \d+/,
    spoil: (row, before) => {
      row[0] = before[0] ?? '';
    },
  },
  written('tax number of 14 digits', 'NPWP', () => '12345678901234', /NPWP/),
  written('tax number of somebody else', 'NPWP', () => '0011222333444000', /NPWP|pajak/),
  written('e-mail without a host', 'E-mail', (nth) => `toko${nth}@`, /E-mail|[Ss]urel/),
  {
    ...written('segment with a slip', 'Segmen', () => 'Grosirr', /Segmen tidak boleh/),
    suggests: 'Grosir',
  },
  written('credit limit in words', 'Plafon kredit', () => 'lima juta', /bukan angka/),
  written('credit limit below zero', 'Plafon kredit', () => '-250.000', /Batas kredit|kredit/),
  {
    ...written('branch that is not there', 'Cabang', () => 'HQQ', /Cabang 'HQQ' tidak ada/),
    suggests: 'HQ',
  },
  blanked('half a place', 'Long', /./, 'Lat'),
];

function blanked(
  kind: string,
  column: (typeof HEADERS)[number],
  says: RegExp,
  told: (typeof HEADERS)[number] = column,
): Kind {
  return { kind, column: told, says, spoil: (row) => void (row[place(column)] = '') };
}

function written(
  kind: string,
  column: (typeof HEADERS)[number],
  text: (nth: number) => string,
  says: RegExp,
): Kind {
  return { kind, column, says, spoil: (row, _, nth) => void (row[place(column)] = text(nth)) };
}

/**
 * A file of `count` customers as an Indonesian office keeps them, with `faults` faults of all kinds
 * in rows of their own. The same seed makes the same file. The tax number 0011222333444000 must
 * belong to a customer that is there already, and HQ be a branch.
 */
export function faultyCustomers(seed: number, count = 1_000, faults = 37): FaultyFile {
  const random = generator(seed);
  const sound = Array.from({ length: count }, (_, nth) => soundRow(nth, random));
  const places = new Set<number>();
  while (places.size < faults) places.add(1 + Math.floor(random() * (count - 1)));
  const rows = sound.map((row) => [...row]);
  const planted = [...places].map((at, nth): PlantedFault => {
    const kind = KINDS[nth % KINDS.length];
    if (!kind) throw new Error('there are kinds of faults');
    const before = sound[lastSound(at, places)] ?? [];
    kind.spoil(rows[at] ?? [], before, nth);
    const { spoil: _spoil, ...fault } = kind;
    return { ...fault, rowNo: at + 2 };
  });
  return { headers: HEADERS, rows, faults: planted, sound };
}

/** A sound row above, so that the copy is the second one. */
function lastSound(at: number, spoiled: ReadonlySet<number>): number {
  let found = at - 1;
  while (found > 0 && spoiled.has(found)) found -= 1;
  return found;
}

const CITIES = ['Jakarta', 'Bandung', 'Surabaya', 'Medan', 'Makassar', 'Balikpapan'];
const SEGMENTS = ['Grosir', 'Eceran', 'retail', 'Regular'];

function soundRow(nth: number, random: () => number): string[] {
  const number = String(nth + 1).padStart(5, '0');
  const credit = 1_000_000 + Math.floor(random() * 900) * 50_000;
  return [
    `PLG-${number}`,
    `Toko ${number} Jaya`,
    taxIdOf(nth, 100 + Math.floor(random() * 800)),
    `3273${number.padStart(12, '0')}`,
    CITIES[nth % CITIES.length] ?? '',
    `0812-${number}-${number}`,
    `toko${number}@contoh.id`,
    SEGMENTS[nth % 2] ?? '',
    credit.toLocaleString('id-ID'),
    String([7, 14, 30, 45][nth % 4]),
    'HQ',
    `-6,${String(100_000 + nth)}`,
    `107,${String(200_000 + nth)}`,
  ];
}

/** Fifteen digits as they stand on paper, no two alike below 10,000. */
function taxIdOf(nth: number, office: number): string {
  const number = String(nth + 1)
    .padStart(5, '0')
    .slice(-3);
  const middle = String(nth).padStart(3, '0').slice(-3);
  return `01.${100 + (nth % 900)}.${middle}.${Math.floor(nth / 1_000) % 10}-${office}.${number}`;
}

/** mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The file as a spreadsheet program in Indonesia saves it: semicolons, Windows-1252 or UTF-8. */
export const asCsv = (headers: readonly string[], rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from([headers, ...rows].map((row) => row.join(';')).join('\r\n'));
