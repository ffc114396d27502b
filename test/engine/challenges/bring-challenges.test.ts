import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { bringChallenges } from '../../../main/engine/challenges/bring-challenges.ts';
import { originalPath } from '../../../main/engine/data-folder.ts';
import { correct } from '../../../main/engine/review/answers.ts';
import { consistencyOf } from '../../../main/engine/review/consistency.ts';
import { localZoneOffset } from '../../../main/engine/station/zone-offset.ts';
import { filterCondition } from '../../../main/engine/store/exports/filter-condition.ts';
import { pendingLineMessages } from '../../../main/engine/store/line/line-messages.ts';
import { historyDays, searchHistory } from '../../../main/engine/store/parts/history.ts';
import { recentInspections } from '../../../main/engine/store/parts/inspection-summaries.ts';
import { inspectionOf } from '../../../main/engine/store/parts/inspections.ts';
import { countsSince, decidedSince } from '../../../main/engine/store/parts/signal-counts.ts';
import { arrivalsOfLane, findByContent } from '../../../main/engine/store/recording/known-files.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { referenceOf } from '../../../main/engine/store/review/references.ts';
import { countRollupDifferences, rebuildRollups } from '../../../main/engine/store/rollups/rollups.ts';
import { challenges } from '../../../main/engine/store/teaching/challenges.ts';
import { folderUnusable } from '../../../preload/contract/faults/folder-trouble.ts';
import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';
import type { ChallengeReport } from '../../../preload/contract/station/transfer.ts';
import { EVERYTHING } from '../../../renderer/history/history-search.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { claimNext, draws, give } from '../../support/station/review-moves.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord, sha256Of, shotFacts } from '../../support/store/records.ts';
import { recordWaiting } from '../../support/store/waiting-parts.ts';

const AT = Date.parse('2026-03-02T06:05:00Z');
const CRACK: RecipeBody['defects'] = [{ className: 'crack', rejectAt: 0.6, clearBelow: 0.25 }];

function picture(shade: number, [width, height] = [40, 30]): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: shade, g: shade, b: shade } } })
    .png()
    .toBuffer();
}

function write(folder: string, name: string, bytes: Buffer | string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

function begin(body: Partial<RecipeBody> = {}) {
  const store = openTestStore();
  const place = addTestLane(store, AT, { defects: CRACK, challengeShare: 0.5, ...body });
  const from = temporaryFolder();
  const ana = actorOf(addTestPerson(store, 'Ana', 'operator'));
  const bring = async (): Promise<ChallengeReport> => {
    const job = { from, recipeId: place.recipeId, madeBy: 'Eva', personId: null, madeAt: AT };
    const done = await bringChallenges(job, {
      db: store.write,
      folder: store.folder,
      signal: AbortSignal.timeout(30_000),
      onProgress: () => undefined,
    });
    if (!done.ok) throw new Error(JSON.stringify(done.fault));
    return done.value;
  };
  const known = () => challenges(store.read, place.recipeId);
  return { store, place, from, ana, bring, known };
}

describe('images imported to challenge people with', () => {
  test('are filed by the names of their folders, each with its own copy, and once', async () => {
    const { store, from, bring, known } = begin();
    write(from, 'good/L1_S001.png', await picture(200));
    write(from, 'crack/L1_S002.png', await picture(10));
    write(from, 'Bad/L1_S003.png', await picture(20));
    write(from, 'blister/L1_S004.png', await picture(30));
    write(from, 'good/L1_S005.png', 'no picture at all');
    write(from, 'good/readme.txt', 'hello');

    expect(await bring()).toEqual({
      pictures: 5,
      brought: 4,
      known: 0,
      unchanged: 0,
      leftOut: 1,
      good: 1,
      bad: 3,
      foreignClasses: ['blister'],
      remarks: [{ file: path.join('good', 'L1_S005.png'), remark: 'unreadable' }],
    });
    expect(
      known()
        .map(({ name, isBad, classNames, isBrought }) => [name, isBad, classNames, isBrought])
        .toSorted((one, other) => (String(one) < String(other) ? -1 : 1)),
    ).toEqual([
      ['S001', false, [], true],
      ['S002', true, ['crack'], true],
      ['S003', true, [], true],
      ['S004', true, ['blister'], true],
    ]);
    rmSync(path.join(from, 'crack'), { recursive: true });
    for (const { inspectionId } of known()) {
      const sha256 = inspectionOf(store.read, inspectionId)?.imageSha256 ?? null;
      if (sha256 === null) throw new Error('no picture');
      expect(statSync(originalPath(store.folder, sha256)).size).toBeGreaterThan(50);
    }
    expect(await bring()).toMatchObject({ brought: 0, known: 0, unchanged: 3, leftOut: 1 });
    expect(known()).toHaveLength(4);
  });

  test('are left out if one image is in folders that contradict each other about it, and taken once if they agree', async () => {
    const { from, bring, known } = begin();
    for (const name of ['good/S1.png', 'crack/S1 again.png']) write(from, name, await picture(200));
    for (const name of ['crack/S2.png', 'crack/S2 again.png']) write(from, name, await picture(10));
    expect(await bring()).toMatchObject({
      ...{ pictures: 4, leftOut: 2, brought: 1, unchanged: 1, good: 0 },
      remarks: [
        { file: path.join('crack', 'S1 again.png'), remark: 'contradicts' },
        { file: path.join('good', 'S1.png'), remark: 'contradicts' },
      ],
    });
    expect(known()).toHaveLength(1);
  });

  test('bring their boxes along if they are labelled', async () => {
    const { store, from, bring, known } = begin();
    write(from, 'data.yaml', 'val: images\nnames: [crack]\n');
    write(from, 'images/S1.png', await picture(50));
    write(from, 'images/S2.png', await picture(60));
    write(from, 'images/S3.png', await picture(70));
    write(from, 'labels/S1.txt', '0 0.5 0.5 0.5 0.2\n');
    write(from, 'labels/S2.txt', '');

    expect(await bring()).toMatchObject({ brought: 2, good: 1, bad: 1, remarks: [{ remark: 'no-label' }] });
    const bad = known().find(({ isBad }) => isBad);
    if (bad === undefined) throw new Error('no bad one');
    expect(referenceOf(store.read, bad.inspectionId)).toMatchObject({
      isBad: true,
      origin: 'imported',
      boxes: [{ className: 'crack', box: { x: 10, y: 12, width: 20, height: 6 } }],
    });
  });

  test('are not parts of the line: no history, count, roll-up, duplicate, export or message includes them', async () => {
    const { store, place, from, bring, known } = begin();
    recordWaiting(store, place, 'L1_S000.jpg');
    const facts = () => {
      const { sql, params } = filterCondition({
        ...{ from: null, until: null, laneId: null, lot: null },
        ...{ recipeId: place.recipeId, modelSha256: null },
      });
      return {
        recent: recentInspections(store.read, { limit: 100 }),
        history: searchHistory(store.read, EVERYTHING, { after: null, limit: 100 }),
        bySerial: searchHistory(store.read, { ...EVERYTHING, serial: 'S00' }, { after: null, limit: 100 }),
        days: historyDays(store.read, localZoneOffset),
        shift: countsSince(store.read, AT - 60_000, Number.MAX_SAFE_INTEGER),
        decided: decidedSince(store.read, 0),
        arrived: arrivalsOfLane(store.read, place.laneId, 0, 100),
        exported: store.read.all(`SELECT i.id FROM inspection i JOIN shot s ON s.id = i.id WHERE ${sql}`, params),
        told: pendingLineMessages(store.read, 100),
      };
    };
    const before = facts();
    write(from, 'good/L1_S001.png', await picture(200));
    await bring();

    expect(known()).toHaveLength(1);
    expect(facts()).toEqual(before);
    expect(countRollupDifferences(store.read)).toBe(0);
    expect(rebuildRollups(store.write).differences).toBe(0);
    expect(facts()).toEqual(before);
    const brought = known().map(({ inspectionId }) => inspectionOf(store.read, inspectionId))[0];
    if (!brought?.imageSha256) throw new Error('nothing was brought');
    expect(findByContent(store.read, brought.imageSha256)).toBeNull();
    const correction = {
      inspectionId: brought.id,
      kind: 'reject' as const,
      classNames: [],
      boxes: [],
      comment: 'because',
    };
    const eva = actorOf(addTestPerson(store, 'Eva', 'engineer'));
    expect(correct(store.write, eva, correction, AT)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  });

  test('come unannounced among the parts, and measure whoever answers', async () => {
    const { store, place, from, ana, bring } = begin();
    write(from, 'crack/L1_S001.png', await picture(10));
    await bring();
    recordWaiting(store, place, 'L1_S000.jpg');
    give(store, ana, claimNext(store, ana, AT, draws(0)), 'reject', AT);
    const challenge = claimNext(store, ana, AT);

    expect(challenge).toMatchObject({ ask: 'audit', isBlind: true });
    expect(challenge.inspection).toMatchObject({ fileName: '', serial: null, width: 40, height: 30, detections: [] });
    expect(challenge.inspection.isBrought).toBe(false);
    expect(give(store, ana, challenge, 'accept', AT).isMeasure).toBe(true);
    const { reference } = consistencyOf(store.read, { from: 0, until: AT + 1, recipeId: null });
    expect(reference.miss).toMatchObject({ count: 1, of: 1 });
    expect(countRollupDifferences(store.read)).toBe(0);
  });

  test('of a part that the station has inspected by this recipe are that part, once it has its answer', async () => {
    const { store, place, from, ana, bring, known } = begin();
    const bytes = await picture(90);
    write(from, 'good/L1_S001.png', bytes);
    const shot = { ...shotFacts(place.laneId, 'S007.jpg', AT), imageSha256: sha256Of(bytes) };
    const review = { ask: 'unsure', isBlind: false, dueAt: null } as const;
    writeRecords(store.write, [inspectionRecord(place, 'S007.jpg', { shot, review, signal: 'HOLD' })]);
    const [part] = recentInspections(store.read, { limit: 1 });

    expect(await bring()).toMatchObject({ leftOut: 1, remarks: [{ remark: 'waiting' }] });
    give(store, ana, claimNext(store, ana, AT), 'accept', AT);
    expect(await bring()).toMatchObject({ known: 1, brought: 0 });
    expect(known()).toMatchObject([{ inspectionId: part?.id, isBrought: false, name: 'S007' }]);
  });

  test('are refused if nothing says what the answers are, or no lane would ever show them', async () => {
    const { store, place, from } = begin();
    const deps = {
      db: store.write,
      folder: store.folder,
      signal: AbortSignal.timeout(9000),
      onProgress: () => undefined,
    };
    const job = { from, recipeId: place.recipeId, madeBy: 'Eva', personId: null, madeAt: AT };
    expect(await bringChallenges(job, deps)).toMatchObject({ fault: folderUnusable(from, 'no-answers') });
    write(from, 'good/S1.png', await picture(1));
    store.write.run('UPDATE lane SET removed_at = 1');
    expect(await bringChallenges(job, deps)).toMatchObject({ fault: { code: 'conflict' } });
  });
});
