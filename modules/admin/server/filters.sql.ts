import { sql, type Sql } from '@poros/kernel';

/** A name that begins with what was typed; `_` and `%` are letters here. */
export function beginsWith(column: Sql, text: string): Sql {
  return sql`starts_with(${column}, ${text})`;
}

/** The first instant after a day, where the reader lives. */
export function dayAfter(day: string, timeZone: string): Sql {
  return sql`((${day}::date + 1)::timestamp at time zone ${timeZone})`;
}

/** A number as an id, so that a page can hold its place by it. */
export function numberAsId(column: Sql): Sql {
  return sql`lpad(to_hex(${column}), 32, '0')::uuid`;
}
