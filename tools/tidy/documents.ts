import type { Finding } from '../source/finding.ts';
import type { SourceFile } from '../source/repository.ts';
import { foundOn } from './rule.ts';

/** A page has one title, on its first line. */
export function* documents(file: SourceFile): Generator<Finding> {
  if (!file.path.endsWith('.md')) return;
  let isCode = false;
  const titles: number[] = [];
  for (const [index, line] of file.lines.entries()) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    else if (!isCode && /^# \S/.test(line)) titles.push(index + 1);
  }
  if (titles[0] !== 1) yield foundOn('title', file, 1, 'a document starts with its title: `# …`');
  for (const line of titles.slice(1))
    yield foundOn('title', file, line, 'a second title: one document, one title');
}
