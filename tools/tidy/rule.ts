import { placeAt, type Finding } from '../source/finding.ts';
import type { Repository, SourceFile } from '../source/repository.ts';

/** Looks at one file and says what breaks the rule. */
export type Rule = (file: SourceFile, repository: Repository) => Iterable<Finding>;

/** A finding at an offset of the file. */
export function found(rule: string, file: SourceFile, offset: number, message: string): Finding {
  return { rule, place: placeAt(file, offset), message };
}

/** A finding about a line, counted from 1. */
export function foundOn(rule: string, file: SourceFile, line: number, message: string): Finding {
  return { rule, place: `${file.path}:${line}`, message };
}
