import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bestFrom } from '../../../main/domain/verdict/score-floors.ts';
import { probeModel } from '../../../main/engine/vision/model-file/probe.ts';
import { startVisionPool, type VisionPool } from '../../../main/engine/vision/pool/vision-pool.ts';
import type { Detection } from '../../../preload/contract/models/model.ts';
import { refusalInEnglish } from '../../support/in-english.ts';
import { matchDetections, type ReferenceBox } from '../../support/models/match-detections.ts';
import { sharedData, WITHOUT_SHARED_DATA } from '../../support/shared-data.ts';

const zoo = sharedData('yolo-zoo');
const pcb = sharedData('pcb');

/** The one photograph on which OpenCV's filter aliases, so that no reference for it can be matched. */
const ALIASED = '4000x3000';

const pool = startVisionPool({ workers: 2, maxPixels: 100_000_000 });
afterAll(() => pool.close());

const manifestSchema = z.object({
  models: z.array(
    z.object({
      file: z.string(),
      layout: z.string(),
      classes: z.object({ source: z.string(), names: z.array(z.string()) }),
    }),
  ),
});
const referenceSchema = z.object({
  image: z.string(),
  detections: z.array(z.object({ class_id: z.number(), score: z.number(), box: z.array(z.number()) })),
});

/** Layouts as named in the manifest. */
const LAYOUTS: Readonly<Record<string, string>> = { v5: 'v5', v8: 'v8', rows6: 'end-to-end', yolox: 'yolox' };

// One line for all of them, where a report names each test that is skipped.
if (zoo === null || pcb === null) test.skip(WITHOUT_SHARED_DATA);

describe.runIf(zoo !== null)('strangers’ models', () => {
  if (zoo === null) return;
  const folder = zoo;
  const { models } = manifestSchema.parse(readJson(path.join(folder, 'manifest.json')));

  test.for(models)('$file finds what an independent implementation found', async ({ file, layout, classes }) => {
    const model = path.join(folder, 'models', file);
    const probed = await probeModel(model, classes.source === 'metadata' ? {} : { classes: classes.names });
    if (!probed.ok) throw new Error(JSON.stringify(probed.fault));
    const { profile, warnings } = probed.value;
    expect(profile).toMatchObject({ layout: LAYOUTS[layout], classes: classes.names });
    expect(warnings.map(({ code }) => code)).toEqual(file.includes('qdq-static') ? ['scores-all-zero'] : []);

    expect(await pool.load({ sha256: profile.sha256, path: model, profile })).toMatchObject({ ok: true });
    const outcomes = await Promise.all(
      references(path.join(folder, 'reference', path.parse(file).name)).map(async ({ image, detections }) => {
        const found = await detect(pool, path.join(folder, 'images', image), profile.sha256);
        return { ...matchDetections(detections.map(asReference), found), found: found.length };
      }),
    );
    await pool.unload(profile.sha256);
    const wanted = sum(outcomes.map((outcome) => outcome.wanted));
    const matched = sum(outcomes.map((outcome) => outcome.matched));
    // A model whose scores are all 0 has nothing to match: it must find nothing here either.
    if (wanted === 0) expect(sum(outcomes.map((outcome) => outcome.found))).toBe(0);
    else expect(matched / wanted, `${matched} of ${wanted} boxes matched`).toBeGreaterThanOrEqual(0.93);
  });

  test.for([
    ['empty-0-bytes_sceneseg_udaypartha.onnx', 'This file is empty (0 bytes).'],
    ['html-page_named-yolov3-tiny_The-RealOG.onnx', 'This file is an HTML page'],
    ['lfs-pointer_yolov7-tiny_salmundani.onnx', 'This file is a Git-LFS pointer'],
    [
      'not-a-detector_tabular_wwhao987.onnx',
      'It takes 4 numbers and returns 3: it is a tabular model, not a detector.',
    ],
    [
      'yolov10n_320_krishnakumar51.onnx',
      'It declares 320 px but fails when run at that size: its graph was exported for 640 px',
    ],
    ['yolox-nano_scrambled-reshape_kivenyangming.onnx', 'Its output is scrambled'],
  ])('%s is refused: %s', async ([file = '', sentence = '']) => {
    const refused = await probeModel(path.join(folder, 'broken', file));
    expect(refused).toMatchObject({ ok: false, fault: { code: 'model-refused' } });
    expect(refusalInEnglish(refused)).toContain(sentence);
  });
});

describe.runIf(pcb !== null)('circuit boards', () => {
  if (pcb === null) return;
  const folder = pcb;
  const boardSchema = z.object({
    image: z.string(),
    detections: z.record(
      z.string(),
      z.array(z.object({ cls: z.number(), score: z.number(), box: z.array(z.number()) })),
    ),
  });

  test.for(['pcb-a', 'pcb-b'])('%s finds the defects of the reference', async (name) => {
    const model = path.join(folder, `${name}.onnx`);
    const probed = await probeModel(model);
    if (!probed.ok) throw new Error(JSON.stringify(probed.fault));
    const { profile } = probed.value;
    await pool.load({ sha256: profile.sha256, path: model, profile });
    const files = readdirSync(path.join(folder, 'reference'));
    const outcomes = await Promise.all(
      files.map(async (file) => {
        const { image, detections } = boardSchema.parse(readJson(path.join(folder, 'reference', file)));
        const found = await detect(pool, path.join(folder, 'images', image), profile.sha256);
        const wanted = (detections[name] ?? []).map(({ cls, score, box }) =>
          asReference({ class_id: cls, score, box }),
        );
        return matchDetections(wanted, found);
      }),
    );
    const wanted = sum(outcomes.map((outcome) => outcome.wanted));
    const matched = sum(outcomes.map((outcome) => outcome.matched));
    expect(matched / wanted, `${matched} of ${wanted} boxes matched`).toBeGreaterThanOrEqual(0.97);
  });
});

function references(folder: string) {
  const files = readdirSync(folder).filter((file) => !file.includes(ALIASED));
  return files.map((file) => referenceSchema.parse(readJson(path.join(folder, file))));
}

function asReference({ class_id, score, box }: { class_id: number; score: number; box: number[] }): ReferenceBox {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box;
  return { classIndex: class_id, score, corners: { x1, y1, x2, y2 } };
}

async function detect(from: VisionPool, picture: string, modelSha256: string): Promise<readonly Detection[]> {
  const look = await from.inspect({
    path: picture,
    modelSha256,
    floors: bestFrom(0.25),
    iou: 0.45,
    usedBits: null,
    priority: 'line',
  });
  if (!look.ok) throw new Error(`${picture}: ${JSON.stringify(look.fault)}`);
  return look.value.detections;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
