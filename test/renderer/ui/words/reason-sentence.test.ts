import { describe, expect, test } from 'vitest';
import type { Reason } from '../../../../preload/contract/parts/inspection.ts';
import { formatFor } from '../../../../preload/words/format.ts';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { faultPlace } from '../../../../renderer/ui/words/fault-place.ts';
import { reasonSentence } from '../../../../renderer/ui/words/reason-sentence.ts';
import { faults } from '../../../support/one-of-each-fault.ts';

const reasons: Reason[] = [
  { code: 'all-clear' },
  { code: 'defect', className: 'scratch', score: 0.82, rejectAt: 0.6 },
  { code: 'unsure', className: 'scratch', score: 0.46, clearBelow: 0.3, rejectAt: 0.7 },
  { code: 'model-silent' },
  { code: 'boxes-cut', told: 300 },
  { code: 'model-unproven' },
  { code: 'model-quiet', parts: 201 },
  { code: 'model-frozen', parts: 5 },
  { code: 'fault', fault: faults['file-vanished'] },
];

describe.each(['en', 'es'] as const)('in %s', (language) => {
  test('every reason has a sentence with its figures', () => {
    const { t } = createI18n(language);
    const format = formatFor(language);
    const all = reasons.map((reason) => reasonSentence(reason, t, format));
    expect(all.join('\n')).not.toMatch(/\{\{|reason\./);
    expect(all[1]).toContain(format.score(0.82));
  });
});

test('where trouble arose is said in the language of the window', () => {
  const { t } = createI18n('es');
  expect(['lane Prensa 4', 'line output', 'elsewhere'].map((where) => faultPlace(where, t))).toEqual([
    'carril Prensa 4',
    'salida a línea',
    'elsewhere',
  ]);
});
