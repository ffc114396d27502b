import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../main/engine/store/handles.ts';
import { migrations } from '../../../../main/engine/store/migrations/index.ts';
import { gateRules, setGateRules } from '../../../../main/engine/store/models/gate-runs.ts';
import { openStore } from '../../../../main/engine/store/opening/open.ts';
import { DEFAULT_GATE_RULES, type GateRule } from '../../../../preload/contract/models/gate.ts';
import { type RecipeId, recipeIdSchema } from '../../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';

const FIRST_DEFAULT: readonly GateRule[] = [
  { kind: 'min-map50', limit: 0.5, isMust: false },
  { kind: 'max-escapes', limit: 0.05, isMust: false },
  { kind: 'max-latency-ratio', limit: 2, isMust: false },
];
const LATER_DEFAULT = DEFAULT_GATE_RULES.filter(({ kind }) => kind !== 'min-class-parts');

/** A recipe whose gate rules were set one after the other. */
function recipeWith(write: WriteDb, id: number, ...settings: readonly (readonly GateRule[])[]): RecipeId {
  const recipeId = recipeIdSchema.parse(id);
  write.run(`INSERT INTO recipe (id, made_at) VALUES (@recipeId, 1)`, { recipeId });
  for (const rules of settings) setGateRules(write, recipeId, rules, { madeBy: 'Eva', madeAt: 1 });
  return recipeId;
}

test('an upgrade gives today’s gate rules to recipes that still have old defaults, and leaves chosen rules alone', () => {
  const root = temporaryFolder();
  const before = openStore(
    root,
    migrations.filter(({ version }) => version < 420),
  );
  if (!before.ok) throw new Error(JSON.stringify(before.fault));
  const { write } = before.value;
  const first = recipeWith(write, 1, FIRST_DEFAULT);
  const later = recipeWith(write, 2, [], LATER_DEFAULT.toReversed());
  const stricter: readonly GateRule[] = LATER_DEFAULT.map((rule) => ({ ...rule, isMust: true }));
  const mandatory = recipeWith(write, 3, LATER_DEFAULT, stricter);
  const none = recipeWith(write, 4, FIRST_DEFAULT, []);
  before.value.close();

  const after = openStore(root);
  if (!after.ok) throw new Error(JSON.stringify(after.fault));
  const rulesOf = (recipeId: RecipeId) => gateRules(after.value.read, recipeId);
  expect(rulesOf(first)).toEqual(DEFAULT_GATE_RULES);
  expect(rulesOf(later)).toEqual(DEFAULT_GATE_RULES);
  expect(rulesOf(mandatory)).toEqual(stricter);
  expect(rulesOf(none)).toEqual([]);
  expect(after.value.read.all('SELECT count(*) AS rows FROM gate_rules WHERE recipe_id = 1')).toEqual([{ rows: 2 }]);
  after.value.close();
});
