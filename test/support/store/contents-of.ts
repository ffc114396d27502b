import type { Store } from '../../../main/engine/store/opening/open.ts';

/** Everything in the store, table by table, without the roll-ups. */
export function contentsOf({ read }: Store): string {
  const tables = read.all(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  ) as { name: string }[];
  return JSON.stringify(tables.map(({ name }) => [name, read.all(`SELECT * FROM "${name}"`)]));
}
