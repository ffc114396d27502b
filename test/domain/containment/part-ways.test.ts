import { expect, test } from 'vitest';
import { isOtherWay, wentOf } from '../../../main/domain/containment/part-ways.ts';
import { letsGo } from '../../../main/domain/line/line-told.ts';
import { signalSchema } from '../../../preload/contract/parts/signal.ts';
import { dispositionKindSchema } from '../../../preload/contract/station/recipe.ts';

const STATES = [...signalSchema.options, ...dispositionKindSchema.options, 'RECALL'] as const;

test('a part has passed exactly where the line was told to let it go', () => {
  for (const state of STATES) expect([state, wentOf(state) === 'passed']).toEqual([state, letsGo(state)]);
});

test('no look but a clear pass leaves a passed part as it is', () => {
  for (const state of STATES.filter(letsGo)) {
    expect([isOtherWay(state, 'pass'), isOtherWay(state, 'fail'), isOtherWay(state, 'undetermined')]).toEqual([
      false,
      true,
      true,
    ]);
  }
  expect([isOtherWay('FAIL', 'fail'), isOtherWay('FAIL', 'pass'), isOtherWay('HOLD', 'undetermined')]).toEqual([
    false,
    true,
    false,
  ]);
});
