import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Look } from '../../../main/engine/vision/pool/worker-messages.ts';
import { detectorFailed } from '../../../preload/contract/faults/detector-failure.ts';
import { type Fault, failed, ok } from '../../../preload/contract/faults/result.ts';
import { detection, sha256Of } from '../../support/store/records.ts';
import { until } from '../../support/time/until.ts';
import { look, startStation } from './station-without-threads.ts';

test('a part is followed from its file to its record, with the time of every stage', async () => {
  const station = await startStation({}, () => ok(look([detection('crack', 0.9), detection('dust', 0.01)])));
  expect(await station.drop('L7_SN1.jpg')).toMatchObject({ kind: 'recorded', isKept: true });
  expect(station.inspection(1)).toMatchObject({
    fileName: 'L7_SN1.jpg',
    serial: 'SN1',
    lot: 'L7',
    verdict: 'fail',
    signal: 'FAIL',
    width: 640,
    modelSha256: station.modelSha256,
    recipeVersion: 1,
    imageSha256: sha256Of('L7_SN1.jpg'),
    detections: [{ className: 'crack' }],
    reasons: [{ code: 'defect', className: 'crack' }],
    stageTimes: {
      watch: 3,
      keep: expect.any(Number),
      queue: expect.any(Number),
      decode: 2,
      prepare: 1,
      detect: 20,
      read: 1,
      decide: expect.any(Number),
      record: expect.any(Number),
    },
  });
});

test('at the level manual the model is not asked', async () => {
  const station = await startStation({ automationLevel: 'manual' }, () => ok(look([])));
  await station.drop('SN1.jpg');
  expect(station.asked.map(({ modelSha256 }) => modelSha256)).toEqual([null]);
  expect(station.inspection(1)).toMatchObject({
    verdict: 'undetermined',
    signal: 'HOLD',
    modelSha256: null,
    reasons: [{ code: 'model-silent' }],
  });
});

const MODEL_FAULTS: readonly Fault[] = [
  { code: 'model-missing' },
  { code: 'detector-failed', why: 'noted', figures: { complaint: 'the worker died' } },
  { code: 'model-mismatch', expectedSha256: sha256Of('the model'), foundSha256: sha256Of('another') },
];
test.each(MODEL_FAULTS)(
  'a part whose model fails with $code goes to reject, with its image for a person',
  async (fault) => {
    const station = await startStation({ automationLevel: 'full' }, ({ modelSha256 }) =>
      modelSha256 === null ? ok(look([])) : failed(fault),
    );
    await station.drop('SN1.jpg');
    expect(station.inspection(1)).toMatchObject({
      verdict: 'undetermined',
      signal: 'ERROR',
      isReadable: true,
      width: 640,
      reasons: [{ code: 'fault', fault }],
    });
    expect(station.told()).toEqual(['SN1 ERROR']);
  },
);

test.each(['partial', 'full', 'manual'] as const)(
  'an image that shows nothing is told as ERROR at the level %s, whatever the model found, and goes to a person',
  async (automationLevel) => {
    const dark = { ...look([]), optics: { brightness: 1.5, contrast: 0.4, sharpness: 0.1 } };
    const station = await startStation({ automationLevel }, () => ok(dark));
    await station.drop('SN1.jpg');
    expect(station.inspection(1)).toMatchObject({
      verdict: 'undetermined',
      signal: 'ERROR',
      isWaiting: true,
      reasons: [{ code: 'fault', fault: { code: 'picture-unfit', why: 'too-dark', measured: 1.5, limit: 6 } }],
    });
  },
);

const DIED = detectorFailed({ why: 'died', figures: { how: 'SIGSEGV' } });

test.each(['full', 'manual'] as const)(
  'an image on which workers die is tried twice at the level %s, then it is an error that nobody has to look at, and the line goes on',
  async (automationLevel) => {
    const station = await startStation({ automationLevel }, ({ path: file }) =>
      file.includes(sha256Of('SN1.jpg')) ? failed(DIED) : ok(look([])),
    );
    expect(await station.drop('SN1.jpg')).toMatchObject({ kind: 'recorded', isKept: true });
    expect(station.asked).toHaveLength(2);
    await station.drop('SN2.jpg');
    expect(station.told()).toEqual(['SN1 ERROR', automationLevel === 'full' ? 'SN2 PASS' : 'SN2 HOLD']);
    expect(station.inspection(1)).toMatchObject({
      isReadable: false,
      isWaiting: false,
      reasons: [{ code: 'fault', fault: { code: 'image-unreadable', why: 'damaged' } }],
    });
  },
);

test('a recipe without a model makes every part an error', async () => {
  const station = await startStation({ modelSha256: null }, () => ok(look([])));
  await station.drop('SN1.jpg');
  expect(station.inspection(1)).toMatchObject({ signal: 'ERROR', reasons: [{ fault: { code: 'model-missing' } }] });
});

test('a damaged picture is recorded as unreadable, and kept as it came', async () => {
  const station = await startStation({}, () =>
    failed({ code: 'image-unreadable', why: 'noted', figures: { complaint: 'no picture' } }),
  );
  expect(await station.drop('SN1.jpg', 'rubbish')).toMatchObject({ kind: 'recorded', isKept: true });
  expect(station.inspection(1)).toMatchObject({
    isReadable: false,
    signal: 'ERROR',
    width: 0,
    imageSha256: sha256Of('rubbish'),
  });
});

test('each part is judged by the recipe in force when it was taken in, however long the look took', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const station = await startStation({}, async () => {
    await released;
    return ok(look([detection('crack', 0.5)]));
  });
  const first = station.drop('SN1.jpg');
  await until(
    () => station.asked.length,
    (count) => count === 1,
  );
  station.change({ otherDefects: { rejectAt: 0.4, clearBelow: 0.2 } });
  const second = station.drop('SN2.jpg');
  await until(
    () => station.asked.length,
    (count) => count === 2,
  );
  release();
  await first;
  await second;
  const judged = [station.inspection(1), station.inspection(2)];
  expect(judged.map((one) => `${one?.serial} by version ${one?.recipeVersion}: ${one?.verdict}`).sort()).toEqual([
    'SN1 by version 1: undetermined',
    'SN2 by version 2: fail',
  ]);
});

test('every repeat of an image is an error that nobody has to look at, whatever its bytes are', async () => {
  const station = await startStation({}, ({ path: file }) =>
    ok(look([], readFileSync(file, 'utf8').startsWith('same') ? 'a'.repeat(16) : undefined)),
  );
  await Promise.all([station.drop('SN1.jpg', 'same'), station.drop('SN1_again.jpg', 'same')]);
  await station.drop('SN2.jpg', 'same');
  await station.drop('SN4.jpg', 'same pixels, another comment');
  expect(station.told()).toEqual(['SN1 PASS', 'SN1 ERROR', 'SN2 ERROR', 'SN4 ERROR']);
  await station.drop('SN3.jpg', 'another');
  expect(station.told().at(-1)).toBe('SN3 PASS');
});

test('a file given up with an empty rest is told once: as ERROR, whatever of it can be read and whatever comes later', async () => {
  const station = await startStation({}, () => ok(look([])));
  const whole = Buffer.concat([Buffer.alloc(1000, 'beginning '), Buffer.alloc(1000, 'end ')]);
  const half = Buffer.concat([whole.subarray(0, 1100), Buffer.alloc(900)]);
  expect(await station.drop('SN1.bmp', half, true)).toMatchObject({ kind: 'recorded', isKept: true });
  expect(station.inspection(1)).toMatchObject({
    isReadable: false,
    signal: 'ERROR',
    reasons: [{ fault: { code: 'image-unreadable', why: 'unfinished' } }],
  });
  expect(await station.drop('SN1.bmp', whole)).toMatchObject({ kind: 'recorded', isKept: true });
  expect(station.told()).toEqual(['SN1 ERROR']);
  await station.drop('SN1.bmp', Buffer.alloc(2000, 'another part '));
  expect(station.told()).toEqual(['SN1 ERROR', 'SN1 PASS']);
});

test('a bug during a look ends in a record that rejects the part, and is reported', async () => {
  const station = await startStation({}, () => {
    throw new Error('a bug');
  });
  expect(await station.drop('SN1.jpg')).toMatchObject({ kind: 'recorded' });
  expect(station.told()).toEqual(['SN1 ERROR']);
  expect(station.bugs).toHaveLength(1);
});

const NO_NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300];

/** A look with one figure that a model or a decoder might give and that can be recorded by no column. */
const impossibleLook = fc
  .tuple(
    fc.constantFrom(
      'classIndex',
      'x',
      'y',
      'width',
      'height',
      'outline',
      'brightness',
      'contrast',
      'sharpness',
      'decode',
    ),
    fc.constantFrom(...NO_NUMBERS),
  )
  .map(([figure, value]): Look => {
    const { box, ...rest } = detection('dust', 0.01);
    const found = { ...rest, box: { ...box, ...(figure in box ? { [figure]: value } : {}) } };
    const seen = look([
      detection('crack', 0.4),
      {
        ...found,
        ...(figure === 'classIndex' ? { classIndex: value } : {}),
        ...(figure === 'outline' ? { outline: [0, 0, 1, 1, value, 2] } : {}),
        score: 0.26,
      },
    ]);
    return {
      ...seen,
      optics: { ...seen.optics, ...(figure in seen.optics ? { [figure]: value } : {}) },
      elapsedMs: { ...seen.elapsedMs, ...(figure === 'decode' ? { decode: value } : {}) },
    };
  });

test('whatever a model or a decoder returns, a part ends in one record that can be read back, never as PASS because of something that is not a number', async () => {
  const looks = fc.sample(impossibleLook, { numRuns: 60, seed: 7 });
  let next = 0;
  const station = await startStation({}, () => ok(looks[next++] ?? look([])));
  for (const [index] of looks.entries()) {
    expect(await station.drop(`SN${index}.jpg`)).toMatchObject({ kind: 'recorded' });
    expect(station.inspection(index + 1)).toMatchObject({ serial: `SN${index}` });
  }
  const told = station.told();
  expect(told).toHaveLength(looks.length);
  expect(told.filter((message) => message.endsWith(' PASS'))).toEqual([]);
});

test('a class that is not a number makes the part an error with its image, its sound boxes and the reason, and the next part goes on', async () => {
  const [crack, broken] = [detection('crack', 0.9), { ...detection('NaN', 0.9), classIndex: Number.NaN }];
  const station = await startStation({}, ({ path: file }) =>
    ok(look(file.includes(sha256Of('SN1.jpg').slice(2)) ? [crack, broken] : [])),
  );
  expect(await station.drop('SN1.jpg')).toMatchObject({ kind: 'recorded' });
  expect(await station.drop('SN2.jpg')).toMatchObject({ kind: 'recorded' });
  expect(station.told()).toEqual(['SN1 ERROR', 'SN2 PASS']);
  expect(station.inspection(1)).toMatchObject({
    isReadable: true,
    isWaiting: true,
    width: 640,
    detections: [{ className: 'crack' }],
    reasons: [
      { code: 'fault', fault: { code: 'record-unwritable', complaint: expect.stringContaining('classIndex') } },
    ],
  });
  expect(station.bugs).toHaveLength(1);
});

test.each([
  ['0 × 0', 0, 0],
  ['0 × 480', 0, 480],
  ['640 × -1', 640, -1],
])('an image of %s pixels is refused', async (_size, width, height) => {
  const station = await startStation({}, () => ok({ ...look([]), width, height }));
  await station.drop('SN1.jpg');
  expect(station.inspection(1)).toMatchObject({ isReadable: false, signal: 'ERROR', width: 0, height: 0 });
});

test('at the level full nothing passes because a model is silent that nobody has seen find anything', async () => {
  const answers = [[], [detection('crack', 0.9)], []];
  const station = await startStation({ automationLevel: 'full' }, () => ok(look(answers.shift() ?? [])), null);
  for (const part of [1, 2, 3]) await station.drop(`L7_SN${part}.jpg`);
  expect(station.inspection(1)?.reasons).toEqual([{ code: 'model-unproven' }]);
  expect(station.told()).toEqual(['SN1 HOLD', 'SN2 FAIL', 'SN3 PASS']);
});
