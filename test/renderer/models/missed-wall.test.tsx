import { expect, test } from 'vitest';
import type { MissedPart } from '../../../preload/contract/models/gate.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { formatFor } from '../../../preload/words/format.ts';
import { createI18n } from '../../../renderer/i18n/create-i18n.ts';
import { missSentence } from '../../../renderer/models/gate/miss-sentence.ts';
import { MissedWall } from '../../../renderer/models/gate/missed-wall.tsx';
import { gateFigures, gateReport } from '../../support/models/gate-reports.ts';
import { pageMarkup, pageText } from '../support/render-page.tsx';

/** Figures of a model that misses so many of the boxes of each class. */
function missing(classes: Readonly<Record<string, readonly [missed: number, of: number]>>) {
  return gateFigures({
    classes: Object.entries(classes).map(([className, [missed, of]]) => ({
      ...{ className, trueBoxes: of, recall: of === 0 ? null : 1 - missed / of },
      ...{ ap50: null, ap50To95: null, precision: null },
    })),
  });
}

type Misses = Parameters<typeof missing>[0];

function sentence(challenger: Misses, champion: Misses, language: 'en' | 'es' = 'en'): string | null {
  const report = { challenger: missing(challenger), champion: missing(champion) };
  return missSentence(report, createI18n(language).t, formatFor(language));
}

test('one sentence says of which class a model misses the most more than the champion, with the counts', () => {
  expect(sentence({ open: [8, 14], short: [1, 9] }, { open: [4, 14], short: [0, 9] })).toBe(
    'This model misses twice as many “open” as the champion: 8 of 14; the champion, 4.',
  );
  expect(sentence({ open: [8, 14] }, { open: [3, 14] })).toMatch(/^This model misses 2\.7 times as many “open”/);
  expect(sentence({ open: [8, 14] }, { open: [7, 14] })).toMatch(/^This model misses more “open” than the champion: 8/);
  expect(sentence({ open: [1, 14] }, { open: [0, 14] })).toBe(
    'This model misses 1 of 14 “open”; the champion misses none of them.',
  );
  expect(sentence({ open: [8, 14] }, { open: [3, 14] }, 'es')).toMatch(
    /2,7 veces tantas «open» como el campeón: 8 de 14/,
  );
});

test('a model that misses no more of any class is said to miss no more, and one without boxes to be unknown', () => {
  expect(sentence({ open: [3, 14], short: [2, 9] }, { open: [3, 14], short: [4, 9] })).toBe(
    'This model misses no more of any class than the champion: 5 of 23 boxes in all; the champion, 7.',
  );
  expect(sentence({ open: [0, 0] }, { open: [0, 0] })).toMatch(/is not known\.$/);
  expect(missSentence({ challenger: missing({}), champion: null }, createI18n('en').t, formatFor('en'))).toBeNull();
});

const box = (byChallenger: boolean, byChampion: boolean): MissedPart['boxes'][number] => ({
  ...{ className: 'open', byChallenger, byChampion },
  box: { space: 'pixel', x: 10, y: 10, width: 20, height: 20 },
});
const part = (id: number, boxes: MissedPart['boxes'], passed = false): MissedPart => ({
  ...{ inspectionId: inspectionIdSchema.parse(id), name: `S${id}`, width: 640, height: 480, boxes },
  passed: { challenger: passed, champion: false },
});
const run = { madeBy: 'Eva', madeAt: 0, isOutdated: false };
const found = {
  ...gateReport({ champion: gateFigures() }),
  ...run,
  misses: { parts: [part(1, [box(true, false), box(true, true)], true), part(2, [box(false, true)])], more: 3 },
};

test('what a model misses stands beside what the champion misses, each part leading to its own page', () => {
  const text = pageText(<MissedWall report={found} />, []);
  expect(text).toContain('Missed by this model: 1 part S1 Passes as good 2 × open The champion misses 1 of these too');
  expect(text).toContain('Missed by the champion: 2 parts S1 open Missed by both models S2 open Found by this model');
  expect(text).toContain('3 more parts are not listed.');
  expect(pageMarkup(<MissedWall report={found} />, [])).toMatch(/href="[^"]*\/inspection\/2"/);
});

test('a box without area, or drawn twice, is still outlined', () => {
  const point = { ...box(true, false), box: { space: 'pixel', x: 5, y: 5, width: 0, height: 0 } } as const;
  const misses = { parts: [part(1, [point, point])], more: 0 };
  const markup = pageMarkup(<MissedWall report={{ ...found, misses }} />, []);
  // A rim and an edge for each box.
  expect(markup.match(/<rect[^>]* width="1" height="1"/g)).toHaveLength(4);
});

test('a run of an earlier version asks for a new one, and a model alone has one side', () => {
  expect(pageText(<MissedWall report={{ ...found, misses: null }} />, [])).toContain('Run the gate again');
  const alone = pageText(<MissedWall report={{ ...found, champion: null }} />, []);
  expect(alone).toContain('Missed by this model');
  expect(alone).not.toContain('champion');
});
