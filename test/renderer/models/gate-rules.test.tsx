import { expect, test } from 'vitest';
import { DEFAULT_GATE_RULES } from '../../../preload/contract/models/gate.ts';
import { GateRulesForm } from '../../../renderer/models/gate/gate-rules-form.tsx';
import { answered, pageText } from '../support/render-page.tsx';
import { aRecipe } from '../support/station-factories.ts';

const recipe = aRecipe();
const form = <GateRulesForm recipe={recipe} mayChange />;
const rules = answered('gate.rules', { recipeId: recipe.id }, [...DEFAULT_GATE_RULES]);

test('rules can be added to a gate only once those that stand are known: every change writes all of them', () => {
  expect(pageText(form, [])).toBe('Gate rules');
  expect(pageText(form, [rules])).toMatch(/^Gate rules At least 30 bad parts in the golden set Remove .* Add rule$/);
});

test('whoever may not change the rules reads them and finds nothing to press', () => {
  const text = pageText(<GateRulesForm recipe={recipe} mayChange={false} />, [rules]);
  expect(text).toContain('At least 30 bad parts');
  expect(text).not.toMatch(/Remove|Add rule/);
});
