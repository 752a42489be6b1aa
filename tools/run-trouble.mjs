/** What can keep `run.mjs` from running a program, in the words of the person at the terminal. */
export const FREE_MB_MIN = 500;

/**
 * What went wrong before the program could run: an exit code, the words for it, and the machine's
 * own lines.
 */
export class Trouble extends Error {
  constructor(exitCode, kind, details) {
    super(kind);
    Object.assign(this, { exitCode, kind, details });
  }
}

/** The person has pressed Ctrl C while npm was at work. */
export class Interruption extends Error {
  constructor(signal) {
    super(signal);
    Object.assign(this, { signal });
  }
}

/** Says it on standard error, Indonesian first, and answers the exit code. */
export function report({ exitCode, kind, details }) {
  const [id, en] = WORDS[kind];
  const block = ([what, why, todo], [because, then]) =>
    `  ${what}\n    ${because}: ${why}\n    ${then}: ${todo}\n`;
  process.stderr.write(
    `\n${block(id, ['Sebab', 'Lakukan'])}\n${block(en, ['Why', 'Do'])}\n` +
      `${details.map((line) => `    ${line}\n`).join('')}  (exit ${exitCode})\n`,
  );
  return exitCode;
}

/** Which trouble npm or the operating system means. */
export function troubleOf(errno, lines) {
  const text = `${errno} ${lines.join(' ')}`;
  const telling = lines.filter((line) => line.trim() && !/^\s+at |complete log of/.test(line));
  const details = [...new Set(telling)].slice(0, 8);
  if (/ENOSPC|EDQUOT/.test(text)) return new Trouble(73, 'disk', details);
  if (/EACCES|EPERM|EROFS/.test(text)) return new Trouble(77, 'denied', details);
  if (/EUSAGE/.test(errno)) return new Trouble(65, 'differ', details);
  const network = /E(NOTFOUND|AI_AGAIN|CONN|TIMED|HOSTUN|NETUN|NOTCACHED|PROTO|407|50)|SOCKET|CERT/;
  if (network.test(text)) return new Trouble(69, 'network', details);
  return new Trouble(70, 'npm', details);
}

/** What, why, what to do: Indonesian, English. */
const WORDS = {
  unknown: [
    [
      'Program itu tidak dikenal.',
      'Poros tidak mempunyai program bernama itu.',
      'Pilih dari daftar di bawah.',
    ],
    [
      'There is no such program.',
      'Poros has no program of that name.',
      'Choose one of the list below.',
    ],
  ],
  differ: [
    [
      'Paket tidak dapat dipasang.',
      'package.json dan package-lock.json tidak cocok.',
      'Ambil keduanya dari versi yang sama, atau "npm install" bila Anda mengubahnya.',
    ],
    [
      'The packages cannot be installed.',
      'package.json and package-lock.json do not agree.',
      'Take both from the same version, or run "npm install" if you changed them.',
    ],
  ],
  network: [
    [
      'Paket tidak dapat diunduh.',
      'Gudang paket npm tidak terjangkau dari mesin ini.',
      'Periksa internet, proxy (HTTPS_PROXY) dan "npm config get registry", lalu jalankan lagi.',
    ],
    [
      'The packages cannot be downloaded.',
      'The npm registry cannot be reached from this machine.',
      'Check internet, proxy (HTTPS_PROXY) and "npm config get registry", then run again.',
    ],
  ],
  disk: [
    [
      'Ruang disk tidak cukup.',
      `Poros memerlukan sedikitnya ${FREE_MB_MIN} MB untuk paketnya.`,
      'Kosongkan ruang disk, lalu jalankan lagi. Data Poros tidak hilang.',
    ],
    [
      'The disk is full.',
      `Poros needs at least ${FREE_MB_MIN} MB for its packages.`,
      'Free some disk space, then run again. The data of Poros is not lost.',
    ],
  ],
  denied: [
    [
      'Folder tidak dapat ditulis.',
      'Pengguna ini tidak boleh menulis di folder Poros atau di simpanan npm.',
      'Jalankan sebagai pemilik folder, atau beri izin: chown -R "$(id -un)" pada folder itu.',
    ],
    [
      'A folder cannot be written.',
      'This user may not write in the folder of Poros or in the cache of npm.',
      'Run as the owner of the folder, or take it over: chown -R "$(id -un)" on that folder.',
    ],
  ],
  no_npm: [
    [
      'npm tidak ditemukan.',
      'Paket Poros dipasang dengan npm, dan npm tidak ada di mesin ini.',
      'Pasang Node.js 24 beserta npm dari https://nodejs.org, lalu jalankan lagi.',
    ],
    [
      'npm was not found.',
      'The packages of Poros are installed by npm, and there is none on this machine.',
      'Install Node.js 24 with npm from https://nodejs.org, then run again.',
    ],
  ],
  no_node: [
    [
      'Node 24 tidak dapat berjalan di sini.',
      'Program Node dari npm tidak cocok dengan sistem operasi ini (misalnya Alpine).',
      'Pasang Node.js 24 dari sistem operasi Anda atau https://nodejs.org, lalu jalankan lagi.',
    ],
    [
      'Node 24 does not run here.',
      'The Node program that npm has does not fit this operating system (Alpine, say).',
      'Install Node.js 24 from your operating system or https://nodejs.org, then run again.',
    ],
  ],
  npm: [
    [
      'Paket tidak dapat dipasang.',
      'npm gagal; kata-katanya ada di bawah.',
      'Jalankan lagi. Bila tetap gagal: hapus folder node_modules, lalu jalankan lagi.',
    ],
    [
      'The packages cannot be installed.',
      'npm failed; its words are below.',
      'Run again. If it still fails: delete the folder node_modules, then run again.',
    ],
  ],
};
