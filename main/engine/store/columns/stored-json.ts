/**
 * SQL for text columns that hold JSON. For text that is not JSON, SQLite fails the whole query, so that one damaged row would
 * take all others with it: here such text is null, or a given default.
 */

/** The value at a path of a column, null if there is none. */
export function valueIn(column: string, path: string): string {
  return `CASE WHEN json_valid(${column}) THEN ${column} ->> '${path}' END`;
}

/** The list in a column, for use inside other JSON; empty if there is none. */
export function listIn(column: string): string {
  return `json(CASE WHEN json_valid(${column}) THEN ${column} ELSE '[]' END)`;
}

/** The name of `model m`; null if there is no model. */
export const MODEL_NAME = `CASE WHEN json_valid(m.card) THEN (m.card ->> '$.family') || ' ' || (m.card ->> '$.version')
    WHEN m.card IS NOT NULL THEN '?' END`;
