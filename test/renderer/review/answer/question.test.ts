import { describe, expect, test } from 'vitest';
import { formatFor } from '../../../../preload/words/format.ts';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { questionOf } from '../../../../renderer/review/answer/question.ts';
import { anInspection } from '../../support/station-factories.ts';
import { anItem } from '../support.ts';

const t = createI18n('en').t;
const format = formatFor('en');
const unsure = { code: 'unsure', className: 'scratch', score: 0.46, clearBelow: 0.3, rejectAt: 0.7 };

test('says which defect the model is unsure of, how much, and between which limits', () => {
  const item = anItem(1, { inspection: anInspection({ reasons: [unsure] }) });
  expect(questionOf(item, t, format)).toEqual({ title: 'Model unsure', reasons: ['scratch 0.46, band 0.30–0.70'] });
});

test('says what the model thinks if people decide', () => {
  const defect = { code: 'defect', className: 'scratch', score: 0.9, rejectAt: 0.7 };
  const item = anItem(1, { ask: 'level', inspection: anInspection({ reasons: [defect] }) });
  expect(questionOf(item, t, format)).toEqual({ title: 'Your decision', reasons: ['scratch 0.90, fails from 0.70'] });
});

describe('a second look', () => {
  test.each(['audit', 'level', 'unsure', 'repeat', 'challenge'])('that is blind (%s) says nothing else', (ask) => {
    const item = anItem(1, { ask, isBlind: true, inspection: anInspection({ reasons: [unsure] }) });
    expect(questionOf(item, t, format)).toEqual({ title: 'Second look', reasons: [] });
  });

  test.each(['repeat', 'challenge'])('does not say that it is a %s', (ask) => {
    expect(questionOf(anItem(1, { ask }), t, format)).toEqual({ title: 'Second look', reasons: [] });
  });
});
