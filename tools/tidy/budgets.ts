import { nodes, type SyntaxNode } from '../source/syntax.ts';
import type { SourceFile } from '../source/repository.ts';
import { lineAt, type Finding } from '../source/finding.ts';
import { found, foundOn } from './rule.ts';

const COLUMNS_MAX = 100;
/** SQL, in files and between quotes, and sentences between quotes, which no formatter can break. */
const QUOTED_COLUMNS_MAX = 120;
const FILE_LINES_MAX = { code: 400, test: 600 } as const;
/** A page is mostly a table of columns or fields, one property a line. */
const FUNCTION_LINES_MAX = { code: 70, page: 120 } as const;
const PARAMETERS_MAX = 4;

/** A line is read at a glance, a function on one screen, a file in one sitting. */
export function* budgets(file: SourceFile): Generator<Finding> {
  if (file.isGenerated || !(file.isCode || file.zone === 'sql')) return;
  const quoted = file.isCode ? quotedLines(file) : undefined;
  for (const [index, line] of file.lines.entries()) {
    const columnsMax = !quoted || quoted.has(index + 1) ? QUOTED_COLUMNS_MAX : COLUMNS_MAX;
    if (line.length > columnsMax)
      yield foundOn(
        'columns',
        file,
        index + 1,
        `${line.length} columns; ${columnsMax} are allowed`,
      );
  }
  if (!file.isCode) return;

  const lineCount = file.text.trimEnd().split('\n').length;
  const fileLinesMax = FILE_LINES_MAX[file.isTest ? 'test' : 'code'];
  if (lineCount > fileLinesMax)
    yield foundOn(
      'file-length',
      file,
      lineCount,
      `${lineCount} lines; divide a file at ${fileLinesMax}`,
    );
  for (const [node] of nodes(file.syntax.root))
    if (FUNCTIONS.has(node.type)) yield* ofFunction(file, node);
}

/** The lines that a text between quotes touches. */
function quotedLines(file: SourceFile): Set<number> {
  const lines = new Set<number>();
  for (const [node] of nodes(file.syntax.root)) {
    if (!isQuoted(node)) continue;
    for (let line = lineAt(file, node.start); line <= lineAt(file, node.end); line += 1)
      lines.add(line);
  }
  return lines;
}

const isQuoted = ({ type, value }: SyntaxNode): boolean =>
  type === 'TemplateLiteral' ||
  type === 'JSXText' ||
  (type === 'Literal' && typeof value === 'string');
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function* ofFunction(file: SourceFile, node: SyntaxNode): Generator<Finding> {
  const length = lineAt(file, node.end) - lineAt(file, node.start) + 1;
  const linesMax = FUNCTION_LINES_MAX[file.path.endsWith('.tsx') || file.isTest ? 'page' : 'code'];
  if (length > linesMax)
    yield found(
      'function-length',
      file,
      node.start,
      `a function of ${length} lines; divide it at ${linesMax}`,
    );
  const { length: count } = node['params'] as unknown[];
  if (count > PARAMETERS_MAX)
    yield found(
      'parameters',
      file,
      node.start,
      `${count} parameters; more than ${PARAMETERS_MAX} become one object`,
    );
}
