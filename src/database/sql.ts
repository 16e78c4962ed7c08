/** What a column can hold in both databases. Booleans are 0 and 1, JSON is text, times are milliseconds. */
export type Value = string | number | null;

/** A statement with its values apart. One text serves every database: only placeholders and locks differ. */
export interface Query {
  readonly strings: TemplateStringsArray;
  readonly values: readonly Value[];
}

/**
 * Writes a statement: sql`select * from tasks where id = ${id}`. The template's identity is the key under which the
 * prepared statement is kept, so a query builder's cost per call (38 µs measured) does not arise.
 */
export const sql = (strings: TemplateStringsArray, ...values: Value[]): Query => ({ strings, values });

const textOf = (query: Query, placeholder: (index: number) => string): string =>
  query.strings.reduce((text, part, index) => text + (index === 0 ? '' : placeholder(index)) + part, '');

export const textForPostgres = (query: Query): string => textOf(query, (index) => `$${index}`);

/** Locks on rows are written as PostgreSQL has them; SQLite, whose writers come one at a time, knows none. */
const rowLock = /\s+for update(?:\s+skip locked)?\b/g;

export const textForSqlite = (query: Query): string => textOf(query, () => '?').replace(rowLock, '');

/**
 * A statement over many rows: `${before} (…), (…) ${after}`. Its text depends on the number of rows alone, and that is
 * made up of powers of two, so that few texts are prepared.
 *
 * @param row one row's places: `(?, cast(? as bigint))`. A value that no column gives a type needs the cast
 */
export function forRows(before: string, row: string, after = ''): (rows: readonly (readonly Value[])[]) => Query[] {
  const texts = new Map<number, TemplateStringsArray>();
  const textFor = (count: number): TemplateStringsArray => {
    const known = texts.get(count);
    if (known) return known;
    const parts = `${before} ${Array<string>(count).fill(row).join(', ')} ${after}`.split('?');
    const strings = Object.assign(parts, { raw: parts });
    texts.set(count, strings);
    return strings;
  };
  return (rows) => {
    const queries: Query[] = [];
    for (let from = 0; from < rows.length; ) {
      const count = Math.min(mostRows, 2 ** Math.floor(Math.log2(rows.length - from)));
      queries.push({ strings: textFor(count), values: rows.slice(from, from + count).flat() });
      from += count;
    }
    return queries;
  };
}

/** 128 rows of a task's 13 values stay far below the 32,766 places of SQLite and the 65,535 of PostgreSQL. */
const mostRows = 128;
