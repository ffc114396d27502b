import type { Migration } from '../migration.ts';

/** Rules that were once the defaults, stored by somebody who removed one and added it again; in any order. */
const ONCE_DEFAULT = [
  [
    '{"kind":"min-map50","limit":0.5,"isMust":false}',
    '{"kind":"max-escapes","limit":0.05,"isMust":false}',
    '{"kind":"max-latency-ratio","limit":2,"isMust":false}',
  ],
  [
    '{"kind":"min-bad-parts","limit":30,"isMust":false}',
    '{"kind":"min-good-parts","limit":30,"isMust":false}',
    '{"kind":"every-class-recall","limit":0.1,"isMust":false}',
    '{"kind":"max-escapes","limit":0.05,"isMust":false}',
    '{"kind":"max-overkill","limit":0.1,"isMust":false}',
    '{"kind":"min-map50","limit":0.5,"isMust":false}',
    '{"kind":"max-latency-ratio","limit":2,"isMust":false}',
  ],
];

const DEFAULT_FROM_NOW = [
  '{"kind":"min-bad-parts","limit":30,"isMust":false}',
  '{"kind":"min-good-parts","limit":30,"isMust":false}',
  '{"kind":"min-class-parts","limit":10,"isMust":false}',
  '{"kind":"every-class-recall","limit":0.1,"isMust":false}',
  '{"kind":"max-escapes","limit":0.05,"isMust":false}',
  '{"kind":"max-overkill","limit":0.1,"isMust":false}',
  '{"kind":"min-map50","limit":0.5,"isMust":false}',
  '{"kind":"max-latency-ratio","limit":2,"isMust":false}',
];

const asSet = (rules: readonly string[]) => `'${rules.toSorted().join(' ')}'`;

/** Recipes whose gate rules are still an old default get the present one; rules that a person chose stay. */
export const gateDefaults: Migration = {
  version: 420,
  sql: `
    INSERT INTO gate_rules (recipe_id, body, made_by, made_at)
    SELECT recipe_id, '[${DEFAULT_FROM_NOW.join(',')}]', 'Lupa', CAST(unixepoch('subsec') * 1000 AS INTEGER)
    FROM gate_rules
    WHERE id IN (SELECT max(id) FROM gate_rules GROUP BY recipe_id)
      AND (SELECT group_concat(value, ' ' ORDER BY value) FROM json_each(body)) IN (${ONCE_DEFAULT.map(asSet).join(', ')});
  `,
};
