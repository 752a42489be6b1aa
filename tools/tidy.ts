import { fileURLToPath } from 'node:url';
import { report, type Finding } from './source/finding.ts';
import { readRepository, type Repository } from './source/repository.ts';
import { bannedCalls } from './tidy/banned-calls.ts';
import { budgets } from './tidy/budgets.ts';
import { documents } from './tidy/documents.ts';
import { foreignSql } from './tidy/foreign-sql.ts';
import { names, vocabulary } from './tidy/names.ts';
import { plainCode } from './tidy/plain-code.ts';
import type { Rule } from './tidy/rule.ts';
import { zones } from './tidy/zones.ts';

/** A tree with fewer files was not read properly: a gate that sees nothing must not pass. */
const FILES_MIN = 150;

const RULES: readonly Rule[] = [
  budgets,
  plainCode,
  zones,
  foreignSql,
  bannedCalls,
  names,
  vocabulary,
  documents,
];

/** Everything in the repository that breaks a rule of docs/STYLE.md which a machine can see. */
export function tidy(repository: Repository): Finding[] {
  return repository.files.flatMap((file) => {
    try {
      return RULES.flatMap((rule) => [...rule(file, repository)]);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return [{ rule: 'syntax', place: `${file.path}:1`, message: error.message }];
    }
  });
}

/** `node tools/tidy.ts [folder …]`: all findings, or only those in the folders. */
function main(folders: readonly string[]): void {
  const repository = readRepository(fileURLToPath(new URL('..', import.meta.url)));
  const seen = repository.files.filter((file) => file.isCode || file.zone === 'sql').length;
  const findings = tidy(repository).filter(
    (one) => folders.length === 0 || folders.some((folder) => one.place.startsWith(folder)),
  );
  if (findings.length > 0) process.stderr.write(`${report(findings)}\n`);
  process.stdout.write(`tidy: ${seen} files of code, ${findings.length} findings\n`);
  if (seen < FILES_MIN)
    process.stderr.write(
      `tidy: saw fewer than ${FILES_MIN} files, so it looked in the wrong place\n`,
    );
  if (findings.length > 0 || seen < FILES_MIN) process.exitCode = 1;
}

if (import.meta.main) main(process.argv.slice(2));
