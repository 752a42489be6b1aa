import { cannot, mustRead, snake, type Changes, type Read } from './change.ts';

/** The next numbered migration of a module. */
export function newMigration(
  read: Read,
  list: (folder: string) => readonly string[],
  [module = '', name = '']: readonly string[],
): Changes {
  mustRead(read, `modules/${module}/module.ts`, `there is no module ${module || 'without a name'}`);
  if (!/^[a-z][a-z0-9_-]*$/.test(name))
    cannot('say what it adds: npm run new migration sales cancel-reason');
  const numbers = list(`modules/${module}/sql`).map((file) =>
    Number(/^(\d{4})_/.exec(file)?.[1] ?? 0),
  );
  const number = String(Math.max(0, ...numbers) + 1).padStart(4, '0');
  return new Map([[`modules/${module}/sql/${number}_${snake(name)}.sql`, TEXT]]);
}

const TEXT = `-- Forward only: add what is new. The running release must still work on the result.
-- To take something away, write a line that begins with "contract:" here and says why no
-- running release needs it any more.
`;
