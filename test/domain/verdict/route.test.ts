import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MODEL_SILENT, undeterminedBy } from '../../../main/domain/verdict/decide.ts';
import { holdEndsAt, route } from '../../../main/domain/verdict/route.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Verdict } from '../../../preload/contract/parts/inspection.ts';
import { automationLevelSchema, DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';

const body = { ...DEFAULT_RECIPE_BODY, audit: { passShare: 0.1, failShare: 0.2 } };
const pass: Verdict = { kind: 'pass', reasons: [{ code: 'all-clear' }] };
const fail: Verdict = { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }] };
const unsure: Verdict = {
  kind: 'undetermined',
  reasons: [{ code: 'unsure', className: 'crack', score: 0.4, clearBelow: 0.2, rejectAt: 0.6 }],
};
const NOT_DRAWN = 0.99;

const faults: readonly Fault[] = [
  { code: 'image-unreadable', why: 'noted', figures: { complaint: 'truncated' } },
  { code: 'image-too-large', width: 1, height: 1, maxPixels: 1 },
  { code: 'file-vanished' },
  { code: 'file-forbidden', complaint: 'no permission' },
  { code: 'detector-failed', why: 'noted', figures: { complaint: 'out of memory' } },
  { code: 'model-missing' },
  { code: 'internal', message: 'bug' },
];

test.each([
  ['manual', MODEL_SILENT, { signal: 'HOLD', ask: 'level', isBlind: false }],
  ['shadow', pass, { signal: 'HOLD', ask: 'level', isBlind: true }],
  ['shadow', fail, { signal: 'HOLD', ask: 'level', isBlind: true }],
  ['assist', pass, { signal: 'HOLD', ask: 'level', isBlind: false }],
  ['assist', unsure, { signal: 'HOLD', ask: 'level', isBlind: false }],
  ['partial', pass, { signal: 'PASS', ask: null, isBlind: false }],
  ['partial', fail, { signal: 'FAIL', ask: null, isBlind: false }],
  ['partial', unsure, { signal: 'HOLD', ask: 'unsure', isBlind: false }],
  ['full', pass, { signal: 'PASS', ask: null, isBlind: false }],
  ['full', fail, { signal: 'FAIL', ask: null, isBlind: false }],
  ['full', unsure, { signal: 'FAIL', ask: null, isBlind: false }],
] as const)('at %s, $1.kind goes where the level says', (level, verdict, expected) => {
  expect(route(verdict, level, body, NOT_DRAWN)).toEqual(expected);
});

test('a drawn share of automatic decisions is looked at again, blind, without changing the signal', () => {
  for (const level of ['partial', 'full'] as const) {
    expect(route(pass, level, body, 0.0999)).toEqual({ signal: 'PASS', ask: 'audit', isBlind: true });
    expect(route(pass, level, body, 0.1).ask).toBeNull();
    expect(route(fail, level, body, 0.1999)).toEqual({ signal: 'FAIL', ask: 'audit', isBlind: true });
    expect(route(fail, level, body, 0.2).ask).toBeNull();
  }
});

test('no fault leads to PASS, at any level, whatever is drawn and whatever else is found', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...faults),
      fc.constantFrom(...automationLevelSchema.options),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(pass, fail, unsure),
      (fault, level, draw, other) => {
        const verdict = { ...other, reasons: [...other.reasons, ...undeterminedBy(fault).reasons] };
        expect(route(verdict, level, body, draw).signal).toBe('ERROR');
      },
    ),
  );
});

test('a person is asked after a fault only where there is a picture to look at', () => {
  expect(faults.map((fault) => route(undeterminedBy(fault), 'partial', body, 0).ask)).toEqual([
    null,
    null,
    null,
    null,
    'fault',
    'fault',
    'fault',
  ]);
});

test('only a verdict of pass is signalled PASS', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...automationLevelSchema.options),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(fail, unsure, MODEL_SILENT),
      (level, draw, verdict) => {
        expect(route(verdict, level, body, draw).signal).not.toBe('PASS');
      },
    ),
  );
});

test('the line waits for a HOLD alone, as long as the recipe says', () => {
  const waiting = { ...body, hold: { timeoutMs: 60_000, onTimeout: 'reject' as const } };
  expect(holdEndsAt('HOLD', 1000, waiting)).toBe(61_000);
  expect(holdEndsAt('ERROR', 1000, waiting)).toBeNull();
});
