import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeModel, importModel } from '../../../main/engine/registry/import-model.ts';
import { noteModelEvent } from '../../../main/engine/store/models/model-events.ts';
import { openReader } from '../../../main/engine/store/opening/open-reader.ts';
import { rolloutOf } from '../../../main/engine/store/rollout/rollouts.ts';
import { DEFAULT_ROLLOUT_PLAN, type RolloutPlan } from '../../../preload/contract/models/rollout-plan.ts';
import type { DefectLimits } from '../../../preload/contract/station/recipe.ts';
import type { InspectionId, Sha256 } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { beginColourLine } from '../../support/lines/colour-line.ts';
import { FOUND_SOMETHING } from '../../support/models/found-something.ts';
import { unexaminedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { runLupa } from '../../support/station/command-line.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { rolloutPartOf } from '../../support/store/rolled-out-line.ts';
import { until } from '../../support/time/until.ts';

const REASON = 'It is said to be better';
const LIMITS: readonly DefectLimits[] = [
  { className: 'red', rejectAt: 0.8, clearBelow: 0.3 },
  { className: 'green', rejectAt: 1, clearBelow: 1 },
];
/** Every other part has both models at once. */
const HALF: RolloutPlan = {
  ...DEFAULT_ROLLOUT_PLAN,
  steps: [{ share: 0.5, parts: 5, pairs: 0 }],
  watchParts: 3,
  margin: 0.2,
  holdMargin: 1,
  slowdown: 10,
};
const NEVER: RolloutPlan = { ...HALF, steps: [{ share: 0.5, parts: 100_000, pairs: 0 }] };

async function register(station: TestStation, family: string, model: Uint8Array): Promise<Sha256> {
  const file = path.join(temporaryFolder(), `${family}.onnx`);
  await writeFile(file, model);
  const card = await describeModel(file, undefined, { name: { family, version: '1' } });
  if (!card.ok) throw new Error(JSON.stringify(card.fault));
  const importer = { store: station.store, importedBy: { name: 'Test', personId: null }, now: Date.now };
  const imported = await importModel(file, { ...card.value, measured: FOUND_SOMETHING }, importer);
  if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
  return imported.value.sha256;
}

/** Takes red for green, which the recipe allows: it passes everything. */
const blindToRed = () => colourModel({ classes: ['green', 'red', 'blue'] });

/** Registered with another input shape: every run is refused. */
async function brokenModel({ store }: TestStation): Promise<Sha256> {
  const broken = await unexaminedModel(temporaryFolder(), 'broken.onnx', colourModel({ side: 32 }));
  const card = { family: 'broken', version: '1', sha256: broken.sha256, profile: broken.profile, warnings: [] };
  const importer = { store, importedBy: { name: 'Test', personId: null }, now: Date.now };
  const imported = await importModel(broken.path, card, importer);
  if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
  return imported.value.sha256;
}

async function rolledOut(plan: RolloutPlan, challenger: (station: TestStation) => Promise<Sha256>) {
  const station = await startTestStation();
  const line = await beginColourLine(station, { defects: [...LIMITS], rollout: plan });
  const sha256 = await challenger(station);
  const { recipeId } = line.lane;
  const { id } = await station.ask('rollout.begin', { recipeId, sha256, reason: REASON, despite: ['class-order'] });
  return { station, line, sha256, recipeId, id, state: async () => (await station.ask('rollout.read', { id })).state };
}

/** The order is accepted at once and carried out a moment later. Resolves with the recipe version that it creates. */
async function untilPromoted(station: TestStation) {
  const [recipe] = await until(
    () => station.ask('recipe.list', {}),
    ([newest]) => newest?.version === 2,
  );
  return recipe;
}

const wayOf = (station: TestStation, id: InspectionId) => rolloutPartOf(station.store.read, id)?.arm ?? null;

test('the challenger has a say in its share of the parts, and none goes that the champion alone would have kept', async () => {
  const { station, line, id } = await rolledOut(NEVER, (on) => register(on, 'blind', blindToRed()));
  const seen = { canary: 0, champion: 0 };
  for (let part = 0; part < 16; part += 1) {
    const red = [0.9, 0.5, 0.1, 0.95][part % 4] ?? 0;
    const inspection = await line.drop(`SN${part}.png`, red);
    const arm = wayOf(station, inspection) ?? 'champion';
    seen[arm] += 1;
    const { signal, verdict } = await station.ask('inspection.read', { id: inspection });
    expect({ red, verdict, signal }).toMatchObject(expected(red));
  }
  expect(Math.min(seen.canary, seen.champion)).toBeGreaterThan(0);
  const { arms, state, pairs } = await until(
    () => station.ask('rollout.read', { id }),
    (read) => read.state.tally.looked === 16,
  );
  expect(arms.map(({ arm, parts }) => [arm, parts])).toEqual([
    ['champion', seen.champion],
    ['canary', seen.canary],
  ]);
  expect(state.shares).toMatchObject({ parts: 16, canary: seen.canary });
  // The good ones, of which both are sure, wait for nobody; every other part waits, and nobody is told what the models say.
  expect(state).toMatchObject({ tally: { looked: 16, open: { escapes: 12 } }, status: 'running' });
  expect(pairs).toEqual([]);
  const waiting = station.store.read.all("SELECT DISTINCT ask, is_blind FROM review_item WHERE ask = 'discordant'");
  expect(waiting).toEqual([{ ask: 'discordant', is_blind: 1 }]);
});

test('answers put a harmful challenger out, and the next part goes the champion’s way alone', async () => {
  const { station, line, id, recipeId } = await rolledOut(NEVER, (on) => register(on, 'blind', blindToRed()));
  const ana = actorOf(addTestPerson(station.store, 'Ana', 'operator'));
  for (let part = 0; part < 9; part += 1) await line.drop(`SN${part}.png`, 0.9 - part / 200);
  await until(
    () => station.ask('rollout.read', { id }),
    ({ state }) => state.tally.looked === 9,
  );
  for (let answered = 0; answered < 8; answered += 1) {
    const [item] = await station.ask('review.claim', { count: 1 }, ana);
    if (item === undefined) throw new Error('nothing waits');
    expect(item).toMatchObject({ isBlind: true, inspection: { reasons: [], detections: [] } });
    const said = { kind: 'reject', comment: '', tookMs: 900 } as const;
    await station.ask('review.answer', { itemId: item.id, ...said, classNames: [], boxes: [] }, ana);
  }
  const notices = await station.ask('rollout.notices', {});
  expect(notices).toMatchObject([{ id, status: 'rolled-back', cause: { code: 'escapes', wrong: 8, of: 8 } }]);
  const next = await line.drop('SN-next.png', 0.93);
  expect(wayOf(station, next)).toBeNull();
  const [recipe] = await station.ask('recipe.list', {});
  expect(recipe).toMatchObject({ id: recipeId, version: 1 });
  await station.ask('rollout.seen', { id });
  expect(await station.ask('rollout.notices', {})).toEqual([]);
  // It is no longer in shadow.
  const standings = await station.ask('model.standings', {});
  expect(standings.some(({ state }) => state === 'shadow')).toBe(false);
});

test('a challenger just as good becomes champion, the one before looks on in shadow, and the way back is one order', async () => {
  const { station, line, id, sha256, recipeId, state } = await rolledOut(HALF, (on) =>
    register(on, 'twin', colourModel({ side: 96 })),
  );
  const [before] = await station.ask('recipe.list', {});
  let part = 0;
  for (; part < 60 && (await state()).step === 0; part += 1) await line.drop(`SN${part}.png`, 0.1 + part / 400);
  expect(await untilPromoted(station)).toMatchObject({
    body: { modelSha256: sha256 },
    madeBy: 'Lupa',
    comment: REASON,
  });
  await line.drop('SN-watched.png', 0.1);
  const standings = await station.ask('model.standings', {});
  expect(standings.find((each) => each.sha256 === sha256)?.state).toBe('champion');
  expect(standings.find((each) => each.sha256 === before?.body.modelSha256)?.roles).toMatchObject([
    { role: 'predecessor' },
    { role: 'shadow' },
  ]);
  await station.ask('rollout.roll-back', { id, reason: 'The other one was quicker' });
  const [back] = await station.ask('recipe.list', {});
  expect(back).toMatchObject({ id: recipeId, version: 3, body: { modelSha256: before?.body.modelSha256 } });
  expect(await state()).toMatchObject({ status: 'rolled-back', owes: null });
});

test('a champion that was rolled back passes nothing while the one before it may not take over', async () => {
  const { station, line, id, state } = await rolledOut(HALF, (on) => register(on, 'twin', colourModel({ side: 96 })));
  const [first] = await station.ask('recipe.list', {});
  const sha256 = first?.body.modelSha256 ?? '';
  await station.ask('rollout.promote', { id, reason: 'We know it already' });
  await untilPromoted(station);
  const event = { sha256, kind: 'retired', recipeId: null, reason: 'Too old' } as const;
  noteModelEvent(station.store.write, { name: 'Eva', personId: null }, Date.now(), event);
  await station.ask('rollout.roll-back', { id, reason: 'It misses dents' });
  expect(await state()).toMatchObject({ status: 'rolled-back', owes: 'return' });
  const part = await line.drop('SN-good.png', 0.1);
  expect(await station.ask('inspection.read', { id: part })).toMatchObject({
    verdict: 'undetermined',
    signal: 'ERROR',
    reasons: [{ code: 'fault', fault: { code: 'model-rolled-back' } }],
  });
  noteModelEvent(station.store.write, { name: 'Eva', personId: null }, Date.now(), { ...event, kind: 'reinstated' });
  await until(state, ({ owes }) => owes === null);
  const next = await line.drop('SN-next.png', 0.12);
  expect(await station.ask('inspection.read', { id: next })).toMatchObject({ signal: 'PASS' });
});

test('a restart changes nothing while a promoted challenger is watched', async () => {
  const plan = { ...HALF, watchParts: 1000 };
  const { station, line, id, state } = await rolledOut(plan, (on) => register(on, 'twin', colourModel({ side: 96 })));
  await station.ask('rollout.promote', { id, reason: 'We know it already' });
  await untilPromoted(station);
  // From the first part on: the previous champion was loaded beside the line before.
  await line.drop('SN0.png', 0.1);
  await until(state, ({ tally }) => tally.looked === 1);
  await station.stop();
  const reader = openReader(station.dataFolder);
  if (!reader.ok) throw new Error(JSON.stringify(reader.fault));
  const before = rolloutOf(reader.value.read, id)?.state;
  reader.value.close();
  const again = await startTestStation({ dataFolder: station.dataFolder });
  expect((await again.ask('rollout.read', { id })).state).toEqual(before);
  expect(before).toMatchObject({ step: 1, owes: null, status: 'running', atStep: { parts: before?.tally.looked } });
});

test('a challenger that fails on a part is rolled back at once, and the part waits for a person', async () => {
  const { station, line, id, state } = await rolledOut(NEVER, brokenModel);
  const parts = new Map<InspectionId, string>();
  for (let part = 0; part < 20 && (await state()).status === 'running'; part += 1) {
    const inspection = await line.drop(`SN${part}.png`, 0.1 + part / 200);
    parts.set(inspection, `SN${part}`);
    const { signal } = await station.ask('inspection.read', { id: inspection });
    expect(['PASS', 'HOLD']).toContain(signal);
  }
  const { status, cause } = await state();
  expect({ status, code: cause?.code }).toEqual({ status: 'rolled-back', code: 'strike' });
  const struck = cause?.code === 'strike' ? cause.part : null;
  expect(struck?.name).toBe(struck === null ? undefined : parts.get(struck.id));
  expect(struck).not.toBeNull();
  const { stdout } = await runLupa(['rollout', 'show', String(id), '--data', station.dataFolder]);
  expect(stdout).toContain(`strike on part ${struck?.id}, ${struck?.name}: `);
  expect(await station.ask('rollout.notices', {})).toMatchObject([{ id }]);
});

test('where the plan is plain the challenger decides its share alone, and the champion looks on in shadow', async () => {
  const { station, line, id, sha256 } = await rolledOut({ ...NEVER, mode: 'plain' }, (on) =>
    register(on, 'blind', blindToRed()),
  );
  const seen = { canary: 0, champion: 0 };
  for (let part = 0; part < 16; part += 1) {
    const red = [0.9, 0.5, 0.1, 0.95][part % 4] ?? 0;
    const inspection = await line.drop(`SN${part}.png`, red);
    const arm = wayOf(station, inspection) ?? 'champion';
    seen[arm] += 1;
    const { signal, verdict, modelSha256 } = await station.ask('inspection.read', { id: inspection });
    const alone = { verdict: 'pass', signal: 'PASS' };
    expect({ arm, red, verdict, signal }).toMatchObject(arm === 'canary' ? alone : expected(red));
    expect(modelSha256 === sha256).toBe(arm === 'canary');
  }
  expect(Math.min(seen.canary, seen.champion)).toBeGreaterThan(0);
  const { state, plan } = await until(
    () => station.ask('rollout.read', { id }),
    (read) => read.state.tally.looked === 16,
  );
  expect(plan.mode).toBe('plain');
  // Each inspected in shadow what the other decided; only the challenger's own parts count for the step.
  expect(state).toMatchObject({ tally: { open: { escapes: 12 } }, atStep: { parts: seen.canary }, status: 'running' });
  await station.ask('rollout.roll-back', { id, reason: 'Enough' });
  const next = await line.drop('SN-next.png', 0.93);
  expect(await station.ask('inspection.read', { id: next })).toMatchObject({ signal: 'FAIL' });
});

test('a challenger that decides alone and fails on a part sends it out as ERROR, and is rolled back', async () => {
  const { station, line, state } = await rolledOut({ ...NEVER, mode: 'plain' }, brokenModel);
  let errors = 0;
  for (let part = 0; part < 30 && (await state()).status === 'running'; part += 1) {
    const inspection = await line.drop(`SN${part}.png`, 0.1 + part / 200);
    const { signal } = await station.ask('inspection.read', { id: inspection });
    if (wayOf(station, inspection) === 'canary') expect(signal).toBe('ERROR');
    errors += signal === 'ERROR' ? 1 : 0;
  }
  expect(errors).toBeLessThanOrEqual(1);
  expect(await state()).toMatchObject({ status: 'rolled-back', cause: { code: 'strike' } });
  const next = await line.drop('SN-next.png', 0.12);
  expect(await station.ask('inspection.read', { id: next })).toMatchObject({ signal: 'PASS' });
});

test('a recipe that judges by other limits than when it began stops it, with the sentence for it', async () => {
  const { station, line, recipeId, state } = await rolledOut(NEVER, (on) => register(on, 'blind', blindToRed()));
  const [recipe] = await station.ask('recipe.list', {});
  if (recipe === undefined) throw new Error('no recipe');
  const body = { ...recipe.body, otherDefects: { rejectAt: 0.5, clearBelow: 0.2 } };
  await station.ask('recipe.change', { id: recipeId, basedOn: 1, name: recipe.name, body, comment: '' });
  const part = await line.drop('SN0.png', 0.9);
  expect(await station.ask('inspection.read', { id: part })).toMatchObject({ signal: 'FAIL' });
  await until(state, ({ status }) => status === 'stopped');
  expect(await state()).toMatchObject({ cause: { code: 'recipe-changed' } });
});

function expected(red: number) {
  if (red >= 0.8) return { verdict: 'fail', signal: 'FAIL' };
  return red < 0.3 ? { verdict: 'pass', signal: 'PASS' } : { verdict: 'undetermined', signal: 'HOLD' };
}
