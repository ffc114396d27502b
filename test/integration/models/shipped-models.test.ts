import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFECT_CLASSES } from '../../../main/simulator/drawing/marks/defect.ts';
import { lookAtParts } from '../../../main/trial/look-at-parts.ts';
import { measureModel } from '../../../main/trial/measure-model.ts';
import { openModel } from '../../../main/trial/open-model.ts';
import { renderParts } from '../../../main/trial/part-source.ts';
import { modelCardSchema } from '../../../preload/contract/models/model.ts';

const FAMILY = path.resolve(import.meta.dirname, '../../../models/phone-glass');
const MAX_BYTES = 10_000_000;

function cardOf(version: string) {
  return modelCardSchema.parse(JSON.parse(readFileSync(path.join(FAMILY, version, 'card.json'), 'utf8')));
}

describe.each(readdirSync(FAMILY))('phone-glass %s', (version) => {
  const bytes = readFileSync(path.join(FAMILY, version, 'model.onnx'));
  const card = cardOf(version);

  test('is the file described by its card, small enough to ship', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(card.sha256);
    expect(card).toMatchObject({ family: 'phone-glass', version, profile: { sha256: card.sha256, layout: 'v8' } });
    expect(bytes.byteLength).toBeLessThan(MAX_BYTES);
  });

  test('knows the defects of the simulated line and suggests limits for each of them', () => {
    expect(card.profile.classes).toEqual(DEFECT_CLASSES);
    expect(Object.keys(card.thresholds ?? {})).toEqual(card.profile.classes);
  });

  test('says where it comes from, under which licence, and what it was measured on', () => {
    expect(card.training?.recipe.length).toBeGreaterThan(0);
    expect(card.training?.seed).not.toBe(card.measured?.seed);
    expect(card.measured?.parts).toBeGreaterThanOrEqual(1000);
    expect(card.licence).toContain('CC0-1.0');
  });
});

test('version 2 is clearly better than version 1, and neither is perfect', () => {
  const [older, newer] = [cardOf('1').measured?.map50 ?? 0, cardOf('2').measured?.map50 ?? 0];
  expect(newer).toBeGreaterThanOrEqual(0.9);
  expect(newer).toBeLessThanOrEqual(0.99);
  expect(newer - older).toBeGreaterThanOrEqual(0.08);
});

test('version 2 finds most of the defects of freshly rendered parts through the vision code of the station', async () => {
  const source = { seed: 'shipped', count: 8, badShare: 1, lamps: 'many' } as const;
  const opened = await openModel(path.join(FAMILY, '2'));
  if (!opened.ok) throw new Error(opened.fault.code);
  const { modelPath, profile, card } = opened.value;
  const seen = await lookAtParts(modelPath, profile, renderParts(source, null), () => undefined);
  if (!seen.ok) throw new Error(seen.fault.code);
  const limits = Object.entries(card?.thresholds ?? {}).map(([className, each]) => ({ className, ...each }));
  const { badParts, escapes, map50 } = measureModel(seen.value, profile.classes, limits, source);
  expect({ badParts, escaped: escapes?.count }).toEqual({ badParts: 8, escaped: 0 });
  expect(map50).toBeGreaterThan(0.7);
});
