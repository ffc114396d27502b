import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../main/domain/statistics/seeded-random.ts';
import { importModel } from '../../../main/engine/registry/import-model.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { beginColourLine, colourPicture } from '../../support/lines/colour-line.ts';
import { createLineReader } from '../../support/lines/line-reader.ts';
import { FOUND_SOMETHING } from '../../support/models/found-something.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { answerOf } from '../../support/station/review-moves.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { until } from '../../support/time/until.ts';

/** How many parts the bad model decides; more with `LUPA_CONTAINED_PARTS=5000`. */
const PARTS = Number(process.env['LUPA_CONTAINED_PARTS'] ?? 24);
const PATIENCE_MS = 60_000 + 200 * PARTS;

/** Takes red for green, which the recipe allows: it passes everything. */
async function registerContrary(station: TestStation): Promise<Sha256> {
  const classes = ['green', 'red', 'blue'] as const;
  const {
    sha256,
    path: file,
    profile,
  } = await savedModel(temporaryFolder(), 'contrary.onnx', colourModel({ classes }));
  const card = { family: 'contrary', version: '1', sha256, profile, warnings: [], measured: FOUND_SOMETHING };
  const importedBy = { name: 'Test', personId: null };
  const imported = await importModel(file, card, { store: station.store, importedBy, now: Date.now });
  if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
  return sha256;
}

/** Lets a model that passes everything decide `PARTS` parts in eight lots, a third of them bad. Returns which are bad, by serial. */
async function decideAll(
  station: TestStation,
): Promise<{ readonly contrary: Sha256; readonly bad: ReadonlySet<string> }> {
  const contrary = await registerContrary(station);
  const { lane } = await beginColourLine(station, {
    modelSha256: contrary,
    defects: [
      { className: 'red', rejectAt: 0.8, clearBelow: 0.3 },
      { className: 'green', rejectAt: 1, clearBelow: 1 },
    ],
  });
  const random = seededRandom(7);
  const bad = new Set<string>();
  for (let at = 0; at < PARTS; at += 1) {
    const serial = `SN${String(at).padStart(5, '0')}`;
    const isBad = random() < 1 / 3;
    if (isBad) bad.add(serial);
    // No two alike: a model whose boxes never change passes nothing.
    const file = path.join(lane.folder, `${serial}.png`);
    await writeFile(`${file}.part`, await colourPicture(serial, (isBad ? 0.85 : 0.05) + 0.1 * random()));
    await rename(`${file}.part`, file);
  }
  await until(
    () => station.store.read.get('SELECT count(*) AS n FROM inspection') as { n: number },
    ({ n }) => n === PARTS,
    PATIENCE_MS,
  );
  return { contrary, bad };
}

/** A part's name in its file: people who judge it blind do not see it. */
function nameOf(station: TestStation, id: number): string {
  const row = station.store.read.get('SELECT relative_path AS file FROM shot WHERE id = @id', { id }) as {
    file: string;
  };
  return row.file.replace('.png', '');
}

test('the parts of a bad model are found, looked at again, judged, recalled and told to the line, as they really are', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const station = await startTestStation();
  const { contrary, bad } = await decideAll(station);
  const good = (await station.ask('model.list', {})).find(({ family }) => family === 'colour');
  if (good === undefined) throw new Error('no good model');
  const eva = actorOf(addTestPerson(station.store, 'Eva', 'supervisor'), 'left');
  const ana = actorOf(addTestPerson(station.store, 'Ana', 'operator'), 'right');
  const begunAt = performance.now();

  const reason = 'it passes whatever it sees';
  const scope = { kind: 'model', sha256: contrary, from: null, until: null, laneId: null } as const;
  const { id } = await station.ask('case.open', { scope, reason }, eva);
  const untilOpen = () =>
    until(
      () => station.ask('case.read', { id }, eva),
      ({ state }) => state === 'open',
      PATIENCE_MS,
    );
  expect((await untilOpen()).counts).toMatchObject({ parts: PARTS, open: PARTS, went: { passed: PARTS } });

  await station.ask('case.reinspect', { id, modelSha256: good.sha256, reason }, eva);
  expect(await untilOpen()).toMatchObject({
    waiting: bad.size,
    counts: { changed: bad.size, same: PARTS - bad.size, none: 0 },
  });

  for (;;) {
    const items = await station.ask('review.claim', { count: 5 }, ana);
    if (items.length === 0) break;
    for (const item of items) {
      expect(item).toMatchObject({ ask: 'audit', isBlind: true });
      expect(bad.has(nameOf(station, item.inspection.id))).toBe(true);
      await station.ask('review.answer', answerOf(item, 'reject', ['red']), ana);
    }
  }
  await station.ask('case.settle', { id, choice: { kind: 'unchanged' }, reason }, eva);
  expect((await untilOpen()).counts).toMatchObject({ open: 0, bad: bad.size, good: PARTS - bad.size });
  expect(await station.call('case.close', { id, reason }, eva)).toMatchObject({ fault: { why: 'case-bad-at-large' } });
  await station.ask('case.recall', { id, choice: { kind: 'bad' }, reason }, eva);
  expect((await untilOpen()).counts).toMatchObject({ recalled: bad.size, bad: 0 });
  await station.ask('case.close', { id, reason }, eva);
  console.info(`${PARTS} parts, ${bad.size} of them bad: ${Math.round(performance.now() - begunAt)} ms`);

  const folder = (await station.ask('line-output.read', {})).folder;
  await station.stop();
  const reader = createLineReader();
  reader.readFolder(folder);
  expect(reader.complaints).toEqual([]);
  expect(reader.parts()).toHaveLength(PARTS);
  expect(reader.parts().filter((part) => reader.state(part) === 'PASS')).toHaveLength(PARTS - bad.size);
  expect(reader.parts().filter((part) => reader.state(part) === 'RECALL')).toHaveLength(bad.size);
});

test('the parts of a wrong recipe are judged again by the corrected one, also by the same model, and not before it is corrected', {
  timeout: 200_000,
}, async () => {
  const station = await startTestStation();
  const tooLax = [{ className: 'red', rejectAt: 0.99, clearBelow: 0.98 }];
  const { lane, drop } = await beginColourLine(station, { defects: tooLax });
  const [good, bad] = [await drop('SN1.png', 0.1), await drop('SN2.png', 0.9)];
  const recipe = (await station.ask('recipe.list', {})).find(({ id }) => id === lane.recipeId);
  const modelSha256 = recipe?.body.modelSha256 ?? null;
  if (recipe === undefined || modelSha256 === null) throw new Error('no recipe with a model');

  const eva = actorOf(addTestPerson(station.store, 'Eva', 'engineer'), 'left');
  const reason = 'the limits let everything pass';
  const scope = { kind: 'recipe', recipeId: recipe.id, version: 1, from: null, until: null, laneId: null } as const;
  const { id } = await station.ask('case.open', { scope, reason }, eva);
  const opened = () =>
    until(
      () => station.ask('case.read', { id }, eva),
      ({ state }) => state === 'open',
    );
  expect((await opened()).counts).toMatchObject({ parts: 2, went: { passed: 2 } });
  expect(await station.call('case.reinspect', { id, modelSha256, reason }, eva)).toMatchObject({
    fault: { code: 'conflict', why: 'case-nothing-new' },
  });

  const body = { ...recipe.body, defects: [{ className: 'red', rejectAt: 0.8, clearBelow: 0.3 }] };
  await station.ask('recipe.change', { id: recipe.id, basedOn: 1, name: recipe.name, body, comment: 'stricter' }, eva);
  await station.ask('case.reinspect', { id, modelSha256, reason }, eva);
  expect((await opened()).counts).toMatchObject({ same: 1, changed: 1 });
  const { parts } = await station.ask('case.parts', { id, show: 'all', lot: null, after: null, limit: 10 }, eva);
  expect(parts.map(({ part, look, lookVerdict }) => [part.id, look, lookVerdict])).toEqual([
    [good, 'same', 'pass'],
    [bad, 'changed', 'fail'],
  ]);
});
