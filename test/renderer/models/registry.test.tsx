import { expect, test } from 'vitest';
import { ModelsScreen } from '../../../renderer/models/models-screen.tsx';
import { answered, pageText } from '../support/render-page.tsx';
import { aModel } from '../support/station-factories.ts';

const model = aModel();
const models = answered('model.list', {}, [model]);
const standings = (...known: readonly (typeof model)[]) =>
  answered(
    'model.standings',
    {},
    known.map(({ sha256 }) => ({ sha256, state: 'champion', roles: [], trouble: null })),
  );

test('no model is given a state, nor called unknown, before its state is known', () => {
  expect(pageText(<ModelsScreen />, [models])).toBe(`${model.family} ${model.version}`);
  // One that was imported this very moment.
  expect(pageText(<ModelsScreen />, [models, standings()])).toBe(`${model.family} ${model.version}`);
});

test('a model stands with its state in the list and above its tabs', () => {
  const text = pageText(<ModelsScreen />, [models, standings(model)]);
  expect(text).toContain(`${model.family} ${model.version} Champion ${model.family} ${model.version} Champion`);
});

test('a station without a model says so', () => {
  expect(pageText(<ModelsScreen />, [answered('model.list', {}, [])])).toMatch(/^No model/);
});
