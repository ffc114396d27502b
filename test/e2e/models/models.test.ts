import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { constantModel } from '../../support/models/test-models.ts';
import { sharedData } from '../../support/shared-data.ts';
import { zooMember } from '../../support/zoo/members.ts';
import { ask, granted } from '../support/ask.ts';
import { dropFile } from '../support/drop-file.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { barriers, keepPicture, watchRefusals } from '../support/screens.ts';
import { untilFirstRun, untilInspected } from '../support/station.ts';

const PATIENCE = { timeout: 120_000 };

const manifestSchema = z.object({
  models: z.array(z.object({ file: z.string(), classes: z.object({ names: z.array(z.string()) }) })),
});

/** A file to drop, what the screen says about it, and a person's answers if it asks. */
type Dropped = Readonly<{ name: string; file: string; said: RegExp; classes: readonly string[] }>;

const drawn = mkdtempSync(path.join(tmpdir(), 'lupa-zoo-'));
afterAll(() => rmSync(drawn, { recursive: true, force: true }));

/** Models of the zoo, by what the screen says about each. */
const OWN: Readonly<Record<string, RegExp>> = {
  'v5 rows with anchors': /rows with objectness/,
  'v8 columns': /columns \(YOLOv8/,
  'v8 columns that are not square': /320 × 192 px/,
  'v8 columns without names': /scratch, stain, dent/,
  'v8 columns with open axes and no size': /320 × 320 px/,
  'v8 rows': /rows without objectness/,
  'the raw grid of YOLOX': /raw grid \(YOLOX\)/,
  'end-to-end rows': /final boxes/,
  'rows with the picture’s number, as many as were found': /final boxes with a batch number/,
  'how many, boxes, scores and classes': /boxes, scores and classes as separate outputs/,
  'v3 with suppression in the graph': /boxes, scores and selection/,
};
const OWN_BROKEN: Readonly<Record<string, readonly [bytes: Uint8Array, said: RegExp]>> = {
  'empty.onnx': [new Uint8Array(), /empty/],
  'page.onnx': [Buffer.from('<!DOCTYPE html><html>'), /HTML page/],
  'pointer.onnx': [
    Buffer.from('version https://git-lfs.github.com/spec/v1\n'),
    /the model itself was never downloaded/,
  ],
  'table.onnx': [
    constantModel({ input: { dims: ['batch', 14] }, outputs: [{ name: 'o', dims: [1, 2], values: [0, 1] }] }),
    /cannot be used as a model/,
  ],
  'half.onnx': [zooMember('v8 columns').bytes().subarray(0, 9000), /cut off/],
};

/** The same for third-party files, where they are available. */
const ENDINGS = {
  'yolo26n_end2end_jatinbalajisailada.onnx': /final boxes/,
  'yolov5n_fp16weights_jinyutong23.onnx': /rows with objectness/,
  'yolov8_neu-det-defects_AlizayAhmed.onnx': /crazing, inclusion, patches/,
  'yolov8n-seg_320_udaypartha.onnx': /320 × 320 px/,
  'yolov8n_opset22_Digitalmustiii.onnx': /columns \(YOLOv8/,
  'yolov8n_qdq-static_adityaatrivedi.onnx': /All scores are 0/,
  'yolox-nano_416_Bigisland1729.onnx': /raw grid \(YOLOX\)/,
} as const;
const BROKEN = {
  'empty-0-bytes_sceneseg_udaypartha.onnx': /empty/,
  'html-page_named-yolov3-tiny_The-RealOG.onnx': /HTML page/,
  'lfs-pointer_yolov7-tiny_salmundani.onnx': /Git-LFS pointer: the model itself was never downloaded/,
  'not-a-detector_tabular_wwhao987.onnx': /cannot be used as a model/,
  'yolov10n_320_krishnakumar51.onnx':
    /declares 320 px but fails when run at that size: its graph was exported for 640 px/,
  'yolox-nano_scrambled-reshape_kivenyangming.onnx': /cannot be used as a model/,
} as const;

const strangers = strangersFiles();
const taken: readonly Dropped[] = [
  ...Object.entries(OWN).map(([name, said], i) => {
    const { bytes, classes } = zooMember(name);
    return { name, file: written(`zoo-${i}.onnx`, bytes()), said, classes };
  }),
  ...strangers.taken,
];
const refused = [
  ...Object.entries(OWN_BROKEN).map(([name, [bytes, said]]) => ({ name, file: written(name, bytes), said })),
  ...strangers.refused,
];

describe('model files dropped on the station', () => {
  let station: LaunchedStation;
  let page: Page;
  let refusals: () => Promise<readonly string[]>;

  beforeAll(async () => {
    station = await launchStation();
    page = station.page;
    page.setDefaultTimeout(PATIENCE.timeout);
    await untilFirstRun(page);
    await granted(ask(page, 'station.begin-simulated', {}));
    await granted(ask(page, 'simulator.pause', {}));
    await granted(ask(page, 'person.add-first', { name: 'Eva', pin: '135700' }));
    await page.reload();
    refusals = await watchRefusals(page);
    await page.getByRole('navigation').waitFor();
    await page.keyboard.press('Control+5');
    await page.getByRole('heading', { name: 'phone-glass', exact: false }).first().waitFor();
  }, 120_000);
  afterAll(() => station?.close());

  /** The engine is asked for the text, which appears a moment after its heading. */
  const untilSaid = (sentence: RegExp) => expect.poll(() => page.getByRole('main').textContent()).toMatch(sentence);
  const verdictOn = async (file: string) => {
    const verdict = page
      .getByRole('main')
      .getByRole('alert')
      .or(page.getByRole('heading', { name: /^(About this|What the) file/ }));
    // The result for the previous file stays for a moment longer, and a small file is examined too fast to see.
    await verdict.evaluateAll((shown) => shown.map((each) => each.setAttribute('data-before', '')));
    await dropFile(page, file);
    await verdict.and(page.locator(':not([data-before])')).first().waitFor();
  };

  test.for(taken)('$name is imported', { timeout: 180_000 }, async ({ file, said, classes }) => {
    await verdictOn(file);
    if ((await page.getByRole('heading', { name: 'What the file does not specify' }).count()) > 0) {
      const names = page.getByLabel('Class names');
      if ((await names.count()) > 0) await names.fill(classes.join('\n'));
      for (const side of ['Input width in pixels', 'Input height in pixels']) {
        const field = page.getByLabel(side);
        if ((await field.count()) > 0) await field.fill('320');
      }
      await page.getByRole('button', { name: 'Check again' }).click();
      await page.getByRole('heading', { name: 'About this file' }).waitFor();
    }
    await untilSaid(said);
    await page.getByLabel('Family').fill('zoo');
    await page.getByLabel('Version', { exact: true }).fill(path.basename(file).slice(0, 40));
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('tab', { name: 'Card' }).waitFor();
    await untilSaid(said);
  });

  test('its history says who imported it', async () => {
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Eva').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'models-history');
    expect(await refusals()).toEqual([]);
  });

  test('what no file says is settled by what each reading finds on images of the station', {
    timeout: 180_000,
  }, async () => {
    const { bytes, classes } = zooMember('boxes with scores, and labels');
    const file = written('apart.onnx', bytes());
    await granted(ask(page, 'simulator.play', {}));
    await untilInspected(page, 3);
    await granted(ask(page, 'simulator.pause', {}));
    await verdictOn(file);
    const question = page.getByRole('radiogroup', { name: 'Which pixel format does the model expect?' });
    await expect.poll(() => question.getByRole('figure').count(), PATIENCE).toBe(4 * 3);
    await expect
      .poll(() =>
        question.locator('img').evaluateAll((all) => all.every((img) => (img as HTMLImageElement).naturalWidth > 0)),
      )
      .toBe(true);
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'models-readings');
    await granted(ask(page, 'station.change-settings', { language: 'es' }));
    await page.getByRole('radiogroup', { name: '¿Qué formato de píxeles espera el modelo?' }).waitFor();
    await keepPicture(page, 'models-readings-es');
    await granted(ask(page, 'station.change-settings', { language: 'en' }));
    await question.getByRole('radio', { name: /^RGB from 0 to 1/ }).check();
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByRole('heading', { name: 'About this file' }).waitFor();
    await untilSaid(new RegExp(classes.join(', ')));
  });

  test.for(refused)('$name is refused with its sentence', { timeout: 180_000 }, async ({ file, said }) => {
    await verdictOn(file);
    await expect.poll(() => page.getByRole('main').getByRole('alert').textContent()).toMatch(said);
    expect(await barriers(page)).toEqual([]);
  });
});

function written(name: string, bytes: Uint8Array): string {
  const file = path.join(drawn, name);
  writeFileSync(file, bytes);
  return file;
}

function strangersFiles() {
  const zoo = sharedData('yolo-zoo');
  const pcb = sharedData('pcb');
  const boards = pcb === null ? [] : ['pcb-a', 'pcb-b'].map((name) => path.join(pcb, `${name}.onnx`));
  const real = boards.map((file): Dropped => ({ name: path.basename(file), file, said: /640 × 640 px/, classes: [] }));
  if (zoo === null) return { taken: real, refused: [] };
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(zoo, 'manifest.json'), 'utf8')));
  const files = Object.entries(ENDINGS).map(([name, said]): Dropped => {
    const classes = manifest.models.find((each) => each.file === name)?.classes.names ?? [];
    return { name, file: path.join(zoo, 'models', name), said, classes };
  });
  const broken = Object.entries(BROKEN).map(([name, said]) => ({ name, file: path.join(zoo, 'broken', name), said }));
  return { taken: [...files, ...real], refused: broken };
}
