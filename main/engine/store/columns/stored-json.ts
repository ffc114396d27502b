/**
 * SQL that looks into text columns which hold JSON. Of text that is none SQLite refuses the whole question, so that one damaged row
 * would take all others along: here it is null, or what is given for it.
 */

/** What stands under a path of a column, null where nothing does. */
export function valueIn(column: string, path: string): string {
  return `CASE WHEN json_valid(${column}) THEN ${column} ->> '${path}' END`;
}

/** A list that a column holds, to be put into other JSON; an empty one where it holds none. */
export function listIn(column: string): string {
  return `json(CASE WHEN json_valid(${column}) THEN ${column} ELSE '[]' END)`;
}

/** The name of `model m`; null where there is no model. */
export const MODEL_NAME = `CASE WHEN json_valid(m.card) THEN (m.card ->> '$.family') || ' ' || (m.card ->> '$.version')
    WHEN m.card IS NOT NULL THEN '?' END`;
