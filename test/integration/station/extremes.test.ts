import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { steadyMs } from '../../../main/engine/clock.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { madeStale } from '../../../preload/contract/operations/made-stale.ts';
import { type OperationName, operations } from '../../../preload/contract/operations/operations.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { registerColourModel } from '../../support/lines/colour-line.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { extremesOf } from '../../support/station/extremes.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { contentsOf } from '../../support/store/contents-of.ts';
import { detection, inspectionRecord } from '../../support/store/records.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const NOW = '2026-03-02T06:00:00Z';
const AT = Date.parse(NOW);

/** Shows that everything can be read: each is answered, whatever was asked before. */
const READERS = {
  'station.status': {},
  'station.settings': {},
  'lane.list': {},
  'recipe.list': {},
  'model.list': {},
  'model.standings': {},
  'person.list': {},
  'inspection.recent': { limit: 500 },
  'inspection.read': { id: 1 },
  'history.days': {},
  'review.queue': {},
  'review.claim': { count: 10 },
  'adjudication.list': { limit: 500 },
  'challenge.list': { recipeId: 1 },
  'book.read': { recipeId: 1 },
  'golden.list': { recipeId: 1 },
  'golden.stock': { recipeId: 1 },
  'gate.rules': { recipeId: 1 },
  'recipe.versions': { id: 1 },
  'transfer.list': {},
} as const;

/** Lists without duplicates. */
const STUDY = {
  parts: [1, 2, 3, 4].map((inspectionId) => ({ inspectionId, isBad: false, isBorderline: false, source: 'expert' })),
  people: [1, 2],
};

/** These start a process for each call: only the plain input and the one with everything at its extremes are tried. */
const COSTLY = /^(transfer\.(size|export|import)|golden\.take-truth|model\.(probe|import)|gate\.run|person\.)/;

/** A station with a lane, a model, somebody of each role, and three parts: one that passed, one that failed, one that waits. */
async function withHistory(root: string) {
  const desk = openTestDesk({ root, clock: fixedClock(NOW) });
  const sha256 = await registerColourModel(desk.store, temporaryFolder());
  const place = addTestLane(desk.store, AT, { modelSha256: sha256 });
  const facts = { detections: [detection('crack', 0.5)], modelSha256: sha256 };
  writeRecords(desk.store.write, [
    inspectionRecord(place, 'SN1.jpg', {
      ...facts,
      signal: 'HOLD',
      review: { ask: 'unsure', isBlind: false, dueAt: steadyMs(AT + 60_000) },
    }),
    inspectionRecord(place, 'SN2.jpg', facts),
    inspectionRecord(place, 'SN3.jpg', {
      ...facts,
      signal: 'FAIL',
      verdict: { kind: 'fail', reasons: [{ code: 'all-clear' }] },
    }),
  ]);
  const person = await desk.ask('person.add-first', { name: 'Ada', pin: '123456' });
  const actor: Actor = { personId: person.id, name: 'Ada', role: 'engineer', windowId: 'window-1' };
  return { desk, actor, sha256 };
}

describe.each(Object.keys(operations) as OperationName[])('%s', (name) => {
  test('answers whatever its schema takes; everything can be read afterwards, and after the next start', async () => {
    const root = temporaryFolder();
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'camera'));
    const { desk, actor, sha256 } = await withHistory(root);
    await desk.ask('review.claim', { count: 1 }, actor);
    const known = { sha256, modelSha256: sha256, folder: path.join(folder, 'camera'), className: 'crack', ...STUDY };
    const wishes = extremesOf(operations[name].input, known);
    const asked = COSTLY.test(name) ? [wishes[0], wishes.at(-1)] : wishes;
    const before = contentsOf(desk.store);
    for (const input of asked) {
      const answer = await desk.dispatch(name, input, actor);
      if (!answer.ok) expect(answer.fault, JSON.stringify(input).slice(0, 400)).not.toMatchObject({ code: 'internal' });
    }
    expect(desk.bugs).toEqual([]);
    // An operation that changes something states what it makes stale, even if only that an event reports it.
    if (!(name in madeStale)) expect(contentsOf(desk.store)).toEqual(before);
    const readAll = async (from: typeof desk, reading: string) => {
      // The operation may have changed the people who were there before.
      const engineer = actorOf(addTestPerson(from.store, reading, 'engineer'));
      for (const [reader, input] of Object.entries(READERS)) {
        expect(await from.dispatch(reader, input, engineer), reader).toMatchObject({ ok: true });
      }
      expect(from.bugs).toEqual([]);
    };
    await readAll(desk, 'Reads now');
    await desk.close();
    await readAll(openTestDesk({ root, clock: fixedClock(NOW) }), 'Reads later');
  });
});
