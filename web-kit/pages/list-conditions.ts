import { format, kindOf, t, type Choice, type Column } from '@poros/ui';
import {
  OPERATORS,
  readConditions,
  valuesOf,
  type ColumnType,
  type Condition,
  type Operator,
} from '@poros/kernel/shared/conditions';

/** A column as filters and groups see it; `id` is the server's name. */
export interface FilterColumn {
  readonly id: string;
  readonly word: string;
  readonly type: ColumnType;
  readonly choices: readonly Choice[];
  readonly isMoney: boolean;
}

/** The columns of a page that can be filtered, by what they hold. */
export function filterColumns<Row>(columns: readonly Column<Row>[]): FilterColumn[] {
  return columns.flatMap((column) => {
    const type = typeOf(column);
    if (!column.sort || !type) return [];
    const { head: word, choices = [] } = column;
    return [{ id: column.sort, word, type, choices, isMoney: column.kind === 'money' }];
  });
}

function typeOf<Row>(column: Column<Row>): ColumnType | undefined {
  if (column.choices) return 'word';
  switch (kindOf(column)) {
    case 'money':
    case 'quantity':
    case 'percent':
      return 'numeric';
    case 'count':
      return 'integer';
    case 'date':
      return 'date';
    case 'dateTime':
      return 'timestamptz';
    case 'yesNo':
      return 'boolean';
    case 'status':
    case 'time':
      return undefined;
    default:
      return 'text';
  }
}

/** What can be asked of a column; `in` of a text is for groups alone. */
export const operatorsOf = ({ type }: FilterColumn): readonly Operator[] =>
  OPERATORS[type].filter((operator) => !(type === 'text' && operator === 'in'));

/** `kit.op.contains`; days and figures say the same operator in other words. */
export function operatorWord(operator: Operator, type: ColumnType): string {
  const isDay = type === 'date' || type === 'timestamptz';
  return t(isDay && operator === 'between' ? 'kit.op.between_days' : `kit.op.${operator}`);
}

/** The conditions of an address; what cannot be read is left out. */
export const conditionsIn = (text: string | undefined): Condition[] =>
  readConditions(text ?? '').filter((one) => typeof one !== 'string');

/** A condition nobody has finished yet is not sent. */
export const isComplete = ({ operator, values }: Condition): boolean => {
  const wanted = valuesOf(operator);
  return wanted === 'many' ? values.length > 0 : values.length === wanted && values.every(Boolean);
};

/** 'Total ≥ 1.000.000', in two parts. */
export function conditionWords(
  condition: Condition,
  columns: readonly FilterColumn[],
): { column: string; says: string } {
  const column = columns.find((one) => one.id === condition.column);
  if (!column) return { column: condition.column, says: condition.values.join(', ') };
  const { operator, values } = condition;
  const isPlain = column.type === 'word' && operator === 'in';
  const word = isPlain ? '' : operatorWord(operator, column.type);
  const between = operator === 'between' ? ' – ' : ', ';
  const says = values.map((value) => valueWord(column, value)).join(between);
  return { column: column.word, says: [word, says].filter(Boolean).join(' ') };
}

/** A value as people read it. */
export function valueWord(column: FilterColumn, value: string): string {
  switch (column.type) {
    case 'word':
      return column.choices.find((choice) => choice.value === value)?.word ?? value;
    case 'date':
    case 'timestamptz':
      return format.date(value);
    case 'numeric':
      return column.isMoney ? format.amount(value) : format.quantity(value);
    case 'boolean':
      return t(value === 'true' ? 'ui.yes' : 'ui.no');
    default:
      return value;
  }
}
