import {
  Refusal,
  checkInput,
  problemOf,
  type ImportValues,
  type Kernel,
  type Many,
  type Outcome,
  type Step,
} from '@poros/kernel';
import { cellText, type Cell } from '../shared/cell.ts';
import type { Problem, RowState } from '../shared/import.ts';
import { createMissing } from './create-missing.ts';
import { findReferences, namesOf, type References } from './find-references.ts';
import { columnName } from './import-columns.ts';
import { inOrder } from './in-order.ts';
import {
  cellOf,
  keyOfRow,
  parseRow,
  sayProblem,
  type ParsedRow,
  type PlacedColumn,
  type RowReader,
} from './parse-row.ts';
import { planOf, versionOf, warnFixed, type Plan, type Stored } from './row-task.ts';
import { runGathered } from './run-gathered.ts';

/** A row as it waits in its batch. */
export interface WaitingRow {
  readonly rowNo: number;
  readonly cells: readonly Cell[];
  readonly recordId: string;
  readonly twin: { readonly field: string; readonly rowNo: number } | null;
}

/** What came of a row. */
export interface Judged {
  readonly rowNo: number;
  readonly state: RowState;
  readonly recordId: string;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** The record's version after it. */
  readonly version: number | null;
}

export interface Judging {
  readonly kernel: Kernel;
  readonly many: Many;
  readonly tenantId: string;
  readonly reader: RowReader;
  readonly createMissing: readonly string[];
  /** Key → id of other rows of the file, for kinds whose rows refer to each other. */
  readonly inFile: ReadonlyMap<string, string>;
}

/** A row with all that is known of it. */
export interface KnownRow {
  readonly row: WaitingRow;
  readonly values: ImportValues;
  readonly stored: Stored | undefined;
  readonly plan: Plan;
  readonly warnings: readonly Problem[];
}

/**
 * Carries rows out through the real commands and says of each what came of it. Whether anything of
 * it remains is up to the transaction: a preview is the same work, rolled back.
 */
export async function judgeRows(judging: Judging, rows: readonly WaitingRow[]): Promise<Judged[]> {
  const { reader } = judging;
  const parsed = rows.map((row) => ({ row, parsed: parseRow(reader, row.cells) }));
  const references = await findReferences(
    judging,
    parsed.map((one) => one.parsed),
  );
  const made = await createMissing(judging, references);
  for (const { parsed: one } of parsed) resolve(judging, one, references, made);
  const stored = await storedRows(
    judging,
    parsed.map((one) => one.parsed),
  );

  const judged: Judged[] = [];
  const known: KnownRow[] = [];
  for (const { row, parsed: one } of parsed) {
    const key = keyOfRow(reader.kind, one.values);
    const before = key === undefined ? undefined : stored.get(key);
    const problems = [
      ...one.problems,
      ...missingFields(reader, one, before),
      ...twinOf(reader, row),
    ];
    if (before?.isArchived && !reader.kind.restore)
      problems.push({
        field: reader.kind.key[0] ?? null,
        message: sayProblem(reader, 'archived', { text: key }),
      });
    if (problems.length > 0)
      judged.push(failed(row, [...problems, ...contractProblems(judging, row, one, problems)]));
    else known.push(knownRow(reader, { row, values: one.values, stored: before }));
  }
  const acting = known.filter((one) => one.plan.state !== 'same');
  const outcomes = await run(judging, acting);
  for (const one of known.filter((each) => each.plan.state === 'same'))
    judged.push(asJudged(one, one.stored?.version ?? null));
  for (const [index, one] of acting.entries()) judged.push(judgedBy(judging, one, outcomes[index]));
  return nameChanges(judging, judged, rows);
}

function run(judging: Judging, acting: readonly KnownRow[]): Promise<Outcome[]> {
  const { kind } = judging.reader;
  if (kind.gather) return runGathered(judging, kind, kind.gather, acting);
  if (!kind.isOrdered)
    return judging.many.run(acting.map((one): readonly Step[] => one.plan.steps));
  return inOrder(acting, (sorted) =>
    judging.many.run(
      sorted.map((one) => one.plan.steps),
      { isOrdered: true },
    ),
  );
}

/** Puts ids in the place of what cells call a record. */
function resolve(
  { reader, inFile }: Judging,
  row: ParsedRow,
  references: ReadonlyMap<string, References>,
  made: ReadonlyMap<string, string>,
): void {
  for (const [field, text] of Object.entries(row.references)) {
    const found = references.get(field);
    const lookup = reader.kind.fields?.[field]?.lookup;
    const isOwn = lookup?.from === reader.kind.table;
    const id =
      found?.idOf(text) ??
      made.get(`${field} ${text.toLowerCase()}`) ??
      (isOwn ? inFile.get(text.toLowerCase()) : undefined);
    if (id !== undefined) row.values[field] = id;
    else if (found) row.problems.push(found.problemOf(text));
  }
}

async function storedRows(
  { many, tenantId, reader }: Judging,
  rows: readonly ParsedRow[],
): Promise<Map<string, Stored>> {
  const { kind } = reader;
  const keys = new Set(
    rows.map((row) => keyOfRow(kind, row.values)).filter((key) => key !== undefined),
  );
  if (!kind.stored || keys.size === 0) return new Map();
  const found = await many.read<Stored>(kind.stored(tenantId, [...keys]));
  return new Map(found.map((row) => [row.key, row]));
}

function missingFields(reader: RowReader, row: ParsedRow, stored: Stored | undefined): Problem[] {
  const blamed = new Set(row.problems.map((one) => one.field));
  return stored
    ? []
    : reader.columns
        .map((one) => one.column)
        .filter(
          ({ field, isRequired }) => isRequired && !(field in row.values) && !blamed.has(field),
        )
        .map((column) => ({
          field: column.field,
          message: sayProblem(reader, 'missing', { column: columnName(column, reader.language) }),
        }));
}

const SOME_ID = '00000000-0000-7000-8000-000000000000';

/** What the contract says of a wrong row's other cells: all is told at once. */
function contractProblems(
  judging: Judging,
  row: WaitingRow,
  { values, references }: ParsedRow,
  known: readonly Problem[],
): Problem[] {
  const { kind } = judging.reader;
  if (kind.gather) return [];
  const blamed = new Set(known.map((one) => one.field));
  const standIns = Object.fromEntries(Object.keys(references).map((field) => [field, SOME_ID]));
  const whole = { ...standIns, ...values };
  try {
    const input = kind.input?.(whole, row.recordId) ?? { ...whole, id: row.recordId };
    checkInput(kind.create.input, input, { convert: false, owner: kind.create.name });
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return problemsOf(judging, error).filter(
      ({ field }) => field !== null && !blamed.has(field) && field in values,
    );
  }
}

function twinOf(reader: RowReader, { twin }: WaitingRow): Problem[] {
  if (!twin) return [];
  const column = reader.columns.find((one) => one.column.field === twin.field)?.column;
  const name = column ? columnName(column, reader.language) : '';
  return [
    { field: twin.field, message: sayProblem(reader, 'twin', { column: name, row: twin.rowNo }) },
  ];
}

function knownRow(
  reader: RowReader,
  { row, values, stored }: Pick<KnownRow, 'row' | 'values' | 'stored'>,
): KnownRow {
  const plan = planOf(reader.kind, values, { id: row.recordId, stored });
  const nameOf = (field: string) => {
    const column = reader.columns.find((one) => one.column.field === field)?.column;
    return column ? columnName(column, reader.language) : field;
  };
  const warnings = warnFixed(plan.fixed, (field) =>
    sayProblem(reader, 'fixed', { column: nameOf(field) }),
  );
  if (stored?.isArchived)
    warnings.push({
      field: reader.kind.key[0] ?? null,
      message: sayProblem(reader, 'restored', {}),
    });
  return { row, values, stored, plan, warnings };
}

const failed = (row: WaitingRow, problems: readonly Problem[]): Judged => ({
  rowNo: row.rowNo,
  state: 'error',
  recordId: row.recordId,
  problems,
  warnings: [],
  changes: {},
  version: null,
});

const asJudged = ({ row, stored, plan, warnings }: KnownRow, version: number | null): Judged => ({
  rowNo: row.rowNo,
  state: plan.state,
  recordId: stored?.id ?? row.recordId,
  problems: [],
  warnings,
  changes: plan.changes,
  version,
});

function judgedBy(judging: Judging, one: KnownRow, outcome: Outcome | undefined): Judged {
  if (!outcome) return failed(one.row, []);
  if (outcome.isDone) return asJudged(one, versionOf(outcome.answers.at(-1)) ?? 1);
  return {
    ...failed(one.row, problemsOf(judging, outcome.refusal)),
    recordId: one.stored?.id ?? one.row.recordId,
  };
}

/** A refusal as the cells it blames. */
function problemsOf({ kernel, reader }: Judging, refusal: Refusal): Problem[] {
  const problem = problemOf(kernel.registry, refusal, reader.language, '');
  const fields = new Set(reader.columns.map((one) => one.column.field));
  const known = (path: string) => {
    const [first = '', ...rest] = path.split('.');
    return (
      [first, rest.at(-1) ?? '', first.replace(/s$/, '')].find((one) => fields.has(one)) ?? null
    );
  };
  if (problem.fields && problem.fields.length > 0)
    return problem.fields.map(({ path, message }) => ({ field: known(path), message }));
  const field = reader.kind.blames?.[refusal.code] ?? null;
  return [{ field, message: `${problem.detail} ${problem.fix}`.trim() }];
}

/** Differences in references are told by code: what was there, what the file calls the new one. */
async function nameChanges(
  judging: Judging,
  judged: readonly Judged[],
  rows: readonly WaitingRow[],
): Promise<Judged[]> {
  const cells = new Map(rows.map((row) => [row.rowNo, row.cells]));
  const named = new Map<string, { placed: PlacedColumn; names: Map<string, string> }>();
  for (const placed of judging.reader.columns) {
    const { column } = placed;
    const lookup = judging.reader.kind.fields?.[column.field]?.lookup;
    const ids = judged.flatMap((one) => one.changes[column.field]?.[0] ?? []).map(String);
    if (!lookup || !judged.some((one) => column.field in one.changes)) continue;
    named.set(column.field, { placed, names: await namesOf(judging, lookup, ids) });
  }
  return judged.map((one) => ({
    ...one,
    changes: Object.fromEntries(
      Object.entries(one.changes).map(([field, [before, after]]) => {
        const known = named.get(field);
        if (!known) return [field, [before, after]];
        const was = known.names.get(String(before)) ?? '';
        const now = cellText(cellOf(known.placed, cells.get(one.rowNo) ?? []));
        return [field, [was, now, before, after]];
      }),
    ) as Judged['changes'],
  }));
}
