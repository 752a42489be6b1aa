// Adds to package-lock.json what npm leaves out when a registry mirror lacks other platforms'
// optional packages.
import fs from 'node:fs';
const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
const { packages } = lock;
const OS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
  'win32',
];
const CPU = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'wasm32',
  'mips64el',
];
let added = 0;
for (const [path, entry] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const chain = [];
    for (let at = path; ; at = at.slice(0, at.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
      chain.push(`${at ? `${at}/` : ''}node_modules/${name}`);
      if (!at) break;
    }
    if (chain.some((one) => packages[one])) continue;
    // Beside the package that wants it.
    const parent = path.slice(0, path.lastIndexOf('node_modules/'));
    const words = name.split('/').at(-1).split('-');
    const cpu = CPU.find((one) => words.includes(one));
    const os = OS.find((one) => words.includes(one));
    packages[`${parent}node_modules/${name}`] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(os && { os: [os] }),
      ...(words.some((w) => w.startsWith('musl')) && { libc: ['musl'] }),
      ...(words.some((w) => w.startsWith('gnu')) && os === 'linux' && { libc: ['glibc'] }),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`added ${added}`);
