import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { stationFor } from '../../../main/simulator/drawing/camera-station.ts';
import { takePicture } from '../../../main/simulator/drawing/picture.ts';
import { driftedStation, driftLevel } from '../../../main/simulator/line/drift.ts';
import {
  DEFAULT_SIMULATOR_SETTINGS,
  type DriftKind,
  driftKindSchema,
  USUAL_DRIFTS,
} from '../../../preload/contract/station/simulator.ts';

const calm = { ...DEFAULT_SIMULATOR_SETTINGS, pictureSize: 480 };
const withDrift = (kind: DriftKind, amount = USUAL_DRIFTS[kind].amount) => ({
  ...calm,
  drifts: [{ kind, amount, fromPart: 0, overParts: 0 }],
});

async function measure(settings: typeof calm, number = 5) {
  const { jpeg } = await takePicture('drift', number, settings);
  const { channels, sharpness } = await sharp(jpeg).stats();
  const [red = 0, green = 0, blue = 0] = channels.map(({ mean }) => mean);
  return { brightness: red + green + blue, warmth: red / blue, contrast: channels[1]?.stdev ?? 0, sharpness };
}

test('a drift begins with its part, grows over its parts and stays', () => {
  const drifts = [{ kind: 'lampAgeing', amount: 0.8, fromPart: 100, overParts: 200 }] as const;
  const levels = [0, 99, 100, 200, 300, 5000].map((number) => driftLevel(drifts, 'lampAgeing', number));
  expect(levels).toEqual([0, 0, 0, 0.4, 0.8, 0.8]);
});

test('a step is complete at once, and drifts of other kinds do not count', () => {
  const drifts = [{ kind: 'lampFailure', amount: 1, fromPart: 7, overParts: 0 }] as const;
  expect([6, 7].map((number) => driftLevel(drifts, 'lampFailure', number))).toEqual([0, 1]);
  expect(driftLevel(drifts, 'focus', 7)).toBe(0);
});

test('without drift the station is as it was', () => {
  const station = stationFor('many', 'line', 3);
  expect(driftedStation(station, [], 3)).toEqual(station);
});

describe('in the picture', () => {
  test.each(['lampAgeing', 'lampFailure'] as const)('%s darkens', async (kind) => {
    const [before, later] = [await measure(calm), await measure(withDrift(kind))];
    expect(later.brightness).toBeLessThan(before.brightness * 0.85);
  });

  test('a colour shift warms', async () => {
    expect((await measure(withDrift('colourShift'))).warmth).toBeGreaterThan((await measure(calm)).warmth * 1.1);
  });

  test('a dirty lens reduces contrast', async () => {
    expect((await measure(withDrift('dirtyLens'))).contrast).toBeLessThan((await measure(calm)).contrast * 0.9);
  });

  test('lost focus reduces sharpness', async () => {
    expect((await measure(withDrift('focus'))).sharpness).toBeLessThan((await measure(calm)).sharpness * 0.8);
  });

  test('a camera that moved moves all boxes alike', async () => {
    const bad = { ...calm.parts, defectRate: 1 };
    const [before, later] = [
      await takePicture('drift', 5, { ...calm, parts: bad }),
      await takePicture('drift', 5, { ...withDrift('cameraMoved'), parts: bad }),
    ];
    const [from, to] = [before.truth.defects[0], later.truth.defects[0]];
    expect((to?.box.x ?? 0) - (from?.box.x ?? 0)).toBeGreaterThan(15);
    expect((to?.box.y ?? 0) - (from?.box.y ?? 0)).toBeLessThan(-10);
  });

  test('a new defect, a new phone and a stricter limit change the truth', async () => {
    const bad = { ...calm.parts, defectRate: 1 };
    const bubbles = await takePicture('drift', 5, { ...withDrift('newDefect', 1), parts: bad });
    expect(bubbles.truth.defects.every((defect) => defect.class === 'bubble')).toBe(true);
    expect((await takePicture('drift', 5, withDrift('newPhoneModel', 1))).truth.model).toBe('Fjord');
    const marked = { ...calm.parts, defectRate: 0, toleratedRate: 1 };
    const [lax, strict] = [
      await takePicture('drift', 6, { ...calm, parts: marked }),
      await takePicture('drift', 6, { ...withDrift('changedAcceptanceLimit'), parts: marked }),
    ];
    expect([lax.truth.isBad, strict.truth.isBad]).toEqual([false, true]);
    expect(strict.jpeg.equals(lax.jpeg)).toBe(true);
  });
});

test('every kind of drift has its usual strength', () => {
  expect(Object.keys(USUAL_DRIFTS).toSorted()).toEqual(driftKindSchema.options.toSorted());
});
