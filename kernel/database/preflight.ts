import { mkdtemp, rmdir, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-error.ts';

/**
 * Something that stands in the way: what it is, and what to do about it, for the person at the
 * terminal.
 */
export interface Problem {
  readonly code: string;
  readonly message: { readonly id: string; readonly en: string };
  readonly fix: { readonly id: string; readonly en: string };
}

export interface MachineWanted {
  /** The port of the web server. */
  readonly port: number;
  /** The folder the database is (to be) kept in; it need not exist yet. */
  readonly dataDir: string;
  /** Default: this machine only, as the web server listens. */
  readonly host?: string;
}

const FREE_BYTES_MIN = 500 * 1024 * 1024;
const NODE_MAJOR_MIN = 24;

/**
 * What would keep Poros from running on this machine, all of it at once; empty when nothing does.
 */
export async function checkMachine(wanted: MachineWanted): Promise<Problem[]> {
  const folder = await existingFolder(wanted.dataDir);
  const found = await Promise.all([checkPort(wanted), checkWritable(folder), checkSpace(folder)]);
  return [checkNode(process.versions.node), ...found].filter((problem) => problem !== undefined);
}

/** Node's version must know type stripping, `node:sqlite` and argon2. */
export function checkNode(version: string): Problem | undefined {
  if (parseInt(version, 10) >= NODE_MAJOR_MIN) return undefined;
  return {
    code: 'machine.node_old',
    message: {
      id: `Node.js ${version} terlalu lama; Poros memerlukan Node.js ${NODE_MAJOR_MIN}.`,
      en: `Node.js ${version} is too old; Poros needs Node.js ${NODE_MAJOR_MIN}.`,
    },
    fix: {
      id: 'Jalankan lewat "npm start": ia membawa Node.js yang tepat.',
      en: 'Run it by "npm start": that brings the right Node.js.',
    },
  };
}

async function checkPort(wanted: MachineWanted): Promise<Problem | undefined> {
  const { port, host = '127.0.0.1' } = wanted;
  const code = await new Promise<string | undefined>((resolve) => {
    const server = createServer();
    server.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (code === undefined) return undefined;
  if (code === 'EACCES') return refusedPort(port);
  return {
    code: 'machine.port_taken',
    message: {
      id: `Port ${port} sudah dipakai program lain (mungkin Poros yang sudah berjalan).`,
      en: `Port ${port} is used by another program already (perhaps a Poros that is running).`,
    },
    fix: {
      id: `Hentikan program itu, atau pilih port lain: PORT=${port + 1} npm start`,
      en: `Stop that program, or choose another port: PORT=${port + 1} npm start`,
    },
  };
}

const refusedPort = (port: number): Problem => ({
  code: 'machine.port_denied',
  message: {
    id: `Sistem operasi tidak mengizinkan pengguna ini memakai port ${port}.`,
    en: `The operating system does not let this user take port ${port}.`,
  },
  fix: {
    id: 'Pilih port di atas 1023: PORT=8080 npm start',
    en: 'Choose a port above 1023: PORT=8080 npm start',
  },
});

/**
 * The folder itself or the nearest one above it that exists; beside a database rather than inside.
 */
async function existingFolder(dataDir: string): Promise<string> {
  const isDatabase = await exists(join(dataDir, 'PG_VERSION'));
  let folder = isDatabase ? dirname(dataDir) : dataDir;
  while (!(await exists(folder)) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Permission bits do not tell about read-only disks, quotas and access lists; writing does. */
async function checkWritable(folder: string): Promise<Problem | undefined> {
  try {
    await rmdir(await mkdtemp(join(folder, '.poros-check-')));
    return undefined;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return {
      code: 'machine.data_not_writable',
      message: {
        id: `Folder data tidak dapat ditulis: ${folder} (${code}).`,
        en: `The data folder cannot be written: ${folder} (${code}).`,
      },
      fix: {
        id: 'Jalankan sebagai pemilik folder itu, atau beri izin tulis kepada pengguna ini.',
        en: 'Run as the owner of that folder, or let this user write there.',
      },
    };
  }
}

async function checkSpace(folder: string): Promise<Problem | undefined> {
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free >= FREE_BYTES_MIN) return undefined;
  const megabytes = Math.floor(free / 1024 / 1024);
  return {
    code: 'machine.disk_low',
    message: {
      id: `Ruang disk tinggal ${megabytes} MB di ${folder}; Poros memerlukan sedikitnya 500 MB.`,
      en: `Only ${megabytes} MB of disk space are left at ${folder}; Poros needs at least 500 MB.`,
    },
    fix: {
      id: 'Kosongkan ruang disk, lalu jalankan lagi.',
      en: 'Free some disk space, then start again.',
    },
  };
}

/**
 * Says in words what a failed connection to the database means (a wrong DATABASE_URL, mostly) and
 * what to do. Nothing it answers contains the password, not even when the error quotes the whole
 * address.
 */
export function describeDatabaseError(error: unknown, url?: string): Problem {
  if (error instanceof EmbeddedPostgresError) {
    const message = maskPasswords(error.message);
    return { code: error.code, message: { id: message, en: message }, fix: error.hint };
  }
  // A name with several addresses fails with all their errors in one.
  const first: unknown = (error instanceof AggregateError && error.errors[0]) || error;
  const { code = '', message = String(first) } = first as { code?: string; message?: string };
  const text = maskPasswords(message, url);
  const cause = CAUSES.find((one) => one.codes.includes(code) || one.pattern?.test(text));
  const at = addressOf(first, url);
  if (!cause) {
    return {
      code: 'database.unknown',
      message: { id: `Basis data${at} menolak: ${text}`, en: `The database${at} refuses: ${text}` },
      fix: { id: 'Periksa DATABASE_URL.', en: 'Check DATABASE_URL.' },
    };
  }
  const fill = (words: string) => words.replace('{at}', at).replace('{text}', text);
  return {
    code: cause.code,
    message: { id: fill(cause.message[0]), en: fill(cause.message[1]) },
    fix: { id: cause.fix[0], en: cause.fix[1] },
  };
}

/** Replaces the password of every address in a text, and that of `url` wherever it stands. */
export function maskPasswords(text: string, url?: string): string {
  const masked = text
    .replace(/(\b[a-z][a-z\d+.-]*:\/\/[^\s:/@]*:)\S*@/gi, '$1***@')
    .replace(/(\bpassword=)[^\s&'"]+/gi, '$1***');
  const secret = url && parsed(url)?.password;
  if (!secret) return masked;
  return masked.replaceAll(secret, '***').replaceAll(decodeURIComponent(secret), '***');
}

interface Cause {
  readonly code: string;
  readonly codes: readonly string[];
  readonly pattern?: RegExp;
  /** Indonesian, English. */
  readonly message: readonly [string, string];
  readonly fix: readonly [string, string];
}

const CAUSES: readonly Cause[] = [
  {
    code: 'database.tls_required',
    codes: [],
    pattern: /no encryption|SSL (?:connection )?(?:is )?required/i,
    message: [
      'Basis data{at} hanya menerima sambungan terenkripsi (TLS).',
      'The database{at} takes encrypted (TLS) connections only.',
    ],
    fix: [
      'Tambahkan ?sslmode=verify-full pada DATABASE_URL.',
      'Add ?sslmode=verify-full to DATABASE_URL.',
    ],
  },
  {
    code: 'database.tls_refused',
    codes: [],
    pattern: /does not support SSL/i,
    message: ['Basis data{at} tidak mengenal TLS.', 'The database{at} does not know TLS.'],
    fix: [
      'Hapus sslmode dari DATABASE_URL, atau nyalakan TLS di server PostgreSQL.',
      'Remove sslmode from DATABASE_URL, or switch TLS on in the PostgreSQL server.',
    ],
  },
  {
    code: 'database.tls_certificate',
    codes: [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'EPROTO',
    ],
    message: [
      'Sertifikat TLS basis data{at} tidak dapat dipercaya: {text}',
      'The TLS certificate of the database{at} cannot be trusted: {text}',
    ],
    fix: [
      'Beri berkas CA penyedia Anda: ?sslmode=verify-full&sslrootcert=/jalur/ca.pem',
      'Name the CA file of your provider: ?sslmode=verify-full&sslrootcert=/path/ca.pem',
    ],
  },
  {
    code: 'database.refused',
    codes: ['ECONNREFUSED'],
    message: ['Tidak ada PostgreSQL yang menjawab{at}.', 'No PostgreSQL answers{at}.'],
    fix: [
      'Nyalakan server PostgreSQL, dan periksa host dan port di DATABASE_URL. ' +
        'Tanpa DATABASE_URL, Poros memakai basis data bawaannya.',
      'Start the PostgreSQL server, and check host and port in DATABASE_URL. ' +
        'Without DATABASE_URL, Poros uses the database it brings.',
    ],
  },
  {
    code: 'database.host_unknown',
    codes: ['ENOTFOUND', 'EAI_AGAIN'],
    message: [
      'Nama host basis data{at} tidak dikenal.',
      'The host name of the database{at} is not known.',
    ],
    fix: [
      'Periksa ejaan host di DATABASE_URL, dan sambungan jaringan.',
      'Check how the host is spelled in DATABASE_URL, and the network.',
    ],
  },
  {
    code: 'database.unreachable',
    codes: ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET'],
    pattern: /timeout expired|connection terminated/i,
    message: [
      'Basis data{at} tidak terjangkau: {text}',
      'The database{at} cannot be reached: {text}',
    ],
    fix: [
      'Periksa jaringan dan firewall antara mesin ini dan basis data.',
      'Check the network and the firewall between this machine and the database.',
    ],
  },
  {
    code: 'database.password',
    codes: ['28P01', '28000'],
    pattern: /client password must be a string|no password/i,
    message: [
      'Pengguna atau kata sandi ditolak oleh basis data{at}.',
      'The database{at} refuses the user or the password.',
    ],
    fix: [
      'Periksa pengguna dan kata sandi di DATABASE_URL; @ : / # ditulis %40 %3A %2F %23.',
      'Check user and password in DATABASE_URL; @ : / # are written %40 %3A %2F %23.',
    ],
  },
  {
    code: 'database.absent',
    codes: ['3D000'],
    message: ['Basis data itu tidak ada{at}.', 'There is no such database{at}.'],
    fix: [
      'Buat dulu, misalnya: createdb poros — lalu tulis namanya di akhir DATABASE_URL.',
      'Make it first, for example: createdb poros — then end DATABASE_URL with its name.',
    ],
  },
  {
    code: 'database.privilege',
    codes: ['42501'],
    message: [
      'Pengguna basis data{at} kurang hak: {text}',
      'The user of the database{at} lacks a right: {text}',
    ],
    fix: [
      'Pakai pemilik basis data yang boleh membuat peran (alter role … createrole).',
      'Use the owner of the database, with the right to make roles (alter role … createrole).',
    ],
  },
  {
    code: 'database.busy',
    codes: ['57P03', '53300'],
    message: [
      'Basis data{at} sedang tidak menerima sambungan: {text}',
      'The database{at} takes no connection right now: {text}',
    ],
    fix: [
      'Tunggu sebentar lalu coba lagi; bila menetap, naikkan max_connections.',
      'Wait a moment and try again; if it stays so, raise max_connections.',
    ],
  },
  {
    code: 'database.url',
    codes: ['ERR_INVALID_URL'],
    pattern: /invalid (?:url|connection string)/i,
    message: ['DATABASE_URL tidak dapat dibaca.', 'DATABASE_URL cannot be read.'],
    fix: [
      'Bentuknya: postgres://pengguna:sandi@host:5432/poros',
      'It looks like: postgres://user:password@host:5432/poros',
    ],
  },
];

/** ` (user@host:port/name)` from the address, else what the error itself knows. */
function addressOf(error: unknown, url: string | undefined): string {
  const given = url === undefined ? undefined : parsed(url);
  if (given) {
    const user = given.username ? `${given.username}@` : '';
    return ` (${user}${given.host}${given.pathname})`;
  }
  const failed = error as { address?: string; hostname?: string; port?: number };
  const host = failed.address ?? failed.hostname;
  return host ? ` (${host}${failed.port ? `:${failed.port}` : ''})` : '';
}

const parsed = (url: string) => (URL.canParse(url) ? new URL(url) : undefined);
