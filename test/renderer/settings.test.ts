import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defectLimitsSchema } from '../../preload/contract/station/recipe.ts';
import { shiftStartsSchema } from '../../preload/contract/station/settings.ts';
import { formatFor } from '../../preload/words/format.ts';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import { classNamesOf } from '../../renderer/model-import/class-names.ts';
import { laneLack } from '../../renderer/settings/lanes/lane-lack.ts';
import { newLane } from '../../renderer/settings/lanes/new-lane.ts';
import { changeWords } from '../../renderer/settings/recipe/changes/change-words.ts';
import { recipeChanges } from '../../renderer/settings/recipe/changes/recipe-diff.ts';
import { sampleNames } from '../../renderer/settings/recipe/fields/sample-names.ts';
import { limitsOf, unnamedClasses, withLimit } from '../../renderer/settings/recipe/limits/limits.ts';
import { addShift, changeShift, minutesOf, timeOf } from '../../renderer/settings/station/shifts.ts';
import { lackOf } from '../../renderer/settings/updates/source-draft.ts';
import { aModel, aRecipe } from './support/station-factories.ts';

const score = fc.double({ min: 0, max: 1, noNaN: true });

describe('thresholds', () => {
  test('are limits that the recipe accepts, wherever the handles are dragged', () => {
    fc.assert(
      fc.property(score, score, (one, other) => {
        expect(defectLimitsSchema.safeParse({ className: 'x', ...limitsOf(one, other) }).success).toBe(true);
      }),
    );
  });

  test('keep what was typed, and the other one gives way', () => {
    fc.assert(
      fc.property(
        score,
        score,
        score,
        fc.constantFrom('clearBelow' as const, 'rejectAt' as const),
        (a, b, typed, which) => {
          const limits = withLimit(limitsOf(a, b), which, typed);
          expect(limits[which]).toBeCloseTo(typed, 2);
          expect(limits.clearBelow).toBeLessThanOrEqual(limits.rejectAt);
        },
      ),
    );
  });

  test('are offered for the classes of the model that have none yet, in its order', () => {
    const defects = [{ className: 'spur', clearBelow: 0.3, rejectAt: 0.6 }];
    expect(unnamedClasses(['open', 'spur', 'short'], defects)).toEqual(['open', 'short']);
  });
});

describe('what a change of a recipe changes', () => {
  const before = aRecipe();
  const t = createI18n('en').t;
  const said = (body: object, name = before.name) =>
    recipeChanges(before, { name, body: { ...before.body, ...body } }).map((change) => {
      const words = changeWords(change, t, formatFor('en'), [aModel()]);
      return `${words.what}: ${words.before} → ${words.after}`;
    });

  test('is nothing if nothing differs', () => {
    expect(recipeChanges(before, structuredClone(before))).toEqual([]);
  });

  test('is listed field by field, from what to what', () => {
    const [first, ...others] = before.body.defects;
    expect(
      said({
        automationLevel: 'full',
        modelSha256: null,
        hold: { timeoutMs: 120_000, onTimeout: 'rework' },
        audit: { passShare: 0.1, failShare: 0.02 },
        defects: [{ ...first, rejectAt: 0.7, plantCode: 'D-17' }, ...others],
      }),
    ).toEqual([
      'Model: pcb 1.2 → No model',
      'Who decides: Partial → Full',
      'open: clear below 0.25, fail from 0.60 → clear below 0.25, fail from 0.70 (D-17)',
      'Hold time: 10 min → 2 min',
      'Then counts as: Reject → Rework',
      'Audits of passes: 5.0% → 10.0%',
    ]);
  });

  test('names a new class', () => {
    const defects = [...before.body.defects, { className: 'stain', clearBelow: 0.2, rejectAt: 0.5 }];
    expect(said({ defects })).toEqual(['stain: — → clear below 0.20, fail from 0.50']);
  });
});

describe('shifts', () => {
  test('stay what the station accepts, however they are added and changed', () => {
    const steps = fc.array(fc.tuple(fc.nat(5), fc.nat(1439)), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (all) => {
        const starts = all.reduce<number[]>(
          (now, [index, minutes]) =>
            now.length < 6 && index % 2 === 0 ? addShift(now) : changeShift(now, index, minutes),
          [360],
        );
        expect(shiftStartsSchema.safeParse(starts).success).toBe(true);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
  });

  test('are written as times of day', () => {
    fc.assert(fc.property(fc.nat(1439), (minutes) => minutesOf(timeOf(minutes)) === minutes));
    expect([minutesOf('24:00'), minutesOf('6:00'), minutesOf('')]).toEqual([null, null, null]);
  });

  test('divide the day where one is added', () => {
    expect(addShift([360])).toEqual([360, 1080]);
    expect(addShift([360, 840, 1320])).toEqual([360, 600, 840, 1320]);
  });
});

test('class names are read however they are pasted', () => {
  expect(classNamesOf('open\nshort\n\n spur ')).toEqual(['open', 'short', 'spur']);
  expect(classNamesOf('\'open\', "short", spur')).toEqual(['open', 'short', 'spur']);
  expect(classNamesOf('  ')).toEqual([]);
});

test('a name pattern is tried on names of the line, or on made-up ones before there are any', () => {
  expect(sampleNames(['a.png', 'a.png', 'b.png', 'c.png', 'd.png'])).toEqual(['a.png', 'b.png', 'c.png']);
  expect(sampleNames([])).toHaveLength(2);
});

describe('what a form lacks before it can be saved is named, one thing at a time', () => {
  test('a lane: its name, its folder, where its files go, a number', () => {
    const empty = newLane(aRecipe().id);
    const named = { ...empty, name: 'Top camera' };
    const whole = { ...named, folder: '/camera' };
    expect(laneLack(empty)).toBe('name');
    expect(laneLack(named)).toBe('folder');
    expect(laneLack({ ...whole, afterwards: { kind: 'move', folder: '' } })).toBe('move-to');
    expect(laneLack({ ...whole, sweepEveryMs: 0 })).toBe('numbers');
    expect(laneLack(whole)).toBeNull();
  });

  test('where versions come from: the folder, the address, an address that can be one', () => {
    const off = { kind: 'off', path: null, url: '', publicKey: '' } as const;
    expect(lackOf(off)).toBeNull();
    expect(lackOf({ ...off, kind: 'folder' })).toBe('updates.folder-missing');
    expect(lackOf({ ...off, kind: 'folder', path: '/updates' })).toBeNull();
    expect(lackOf({ ...off, kind: 'address', url: ' ' })).toBe('updates.address-missing');
    expect(lackOf({ ...off, kind: 'address', url: 'updates' })).toBe('updates.address-check');
    expect(lackOf({ ...off, kind: 'address', url: ' https://updates.example/lupa ' })).toBeNull();
  });
});
