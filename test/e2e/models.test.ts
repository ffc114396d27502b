import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sharedData } from '../support/shared-data.ts';
import { ask, granted } from './support/ask.ts';
import { dropFile } from './support/drop-file.ts';
import { type LaunchedStation, launchStation } from './support/launch.ts';
import { barriers, keepPicture, watchRefusals } from './support/screens.ts';
import { untilFirstRun } from './support/station.ts';

const zoo = sharedData('yolo-zoo');
const pcb = sharedData('pcb');
const MISSING = 'the shared real data are not on this machine';
const PATIENCE = { timeout: 120_000 };

const manifestSchema = z.object({
  models: z.array(z.object({ file: z.string(), classes: z.object({ names: z.array(z.string()) }) })),
});

/** How each file ends: what the screen says of it. */
const ENDINGS = {
  'yolo26n_end2end_jatinbalajisailada.onnx': /final boxes/,
  'yolov5n_fp16weights_jinyutong23.onnx': /rows with objectness/,
  'yolov8_neu-det-defects_AlizayAhmed.onnx': /crazing, inclusion, patches/,
  'yolov8n-seg_320_udaypartha.onnx': /320 × 320 px/,
  'yolov8n_opset22_Digitalmustiii.onnx': /columns \(YOLOv8/,
  'yolov8n_qdq-static_adityaatrivedi.onnx': /On every test picture all scores are 0/,
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

describe.skipIf(zoo === null || pcb === null)(zoo === null ? MISSING : 'model files dropped on the station', () => {
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
    await granted(ask(page, 'person.add-first', { name: 'Eva', pin: '1357' }));
    await page.reload();
    refusals = await watchRefusals(page);
    await page.getByRole('navigation').waitFor();
    await page.keyboard.press('Control+5');
    await page.getByRole('heading', { name: 'phone-glass', exact: false }).first().waitFor();
  }, 120_000);
  afterAll(() => station?.close());

  /** What the screen says is asked of the engine, and stands there a moment after its heading. */
  const untilSaid = (sentence: RegExp) => expect.poll(() => page.getByRole('main').textContent()).toMatch(sentence);
  const verdictOn = async (file: string) => {
    const verdict = page
      .getByRole('main')
      .getByRole('alert')
      .or(page.getByRole('heading', { name: /^What (this|the) file/ }));
    // The verdict on the file before is there for a moment longer, and a small file is looked at faster than anybody sees.
    await verdict.evaluateAll((shown) => shown.map((each) => each.setAttribute('data-before', '')));
    await dropFile(page, file);
    await verdict.and(page.locator(':not([data-before])')).first().waitFor();
  };

  test.for(Object.entries(ENDINGS))('%s is taken in', { timeout: 180_000 }, async ([file, sentence]) => {
    await verdictOn(path.join(zoo ?? '', 'models', file));
    if ((await page.getByRole('heading', { name: 'What the file does not say' }).count()) > 0) {
      const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(zoo ?? '', 'manifest.json'), 'utf8')));
      const names = manifest.models.find((each) => each.file === file)?.classes.names ?? [];
      await page.getByLabel('Names of the classes').fill(names.join('\n'));
      await page.getByRole('button', { name: 'Look again' }).click();
      await page.getByRole('heading', { name: 'What this file is' }).waitFor();
    }
    await untilSaid(sentence);
    await page.getByLabel('Family').fill('zoo');
    await page.getByLabel('Version', { exact: true }).fill(file.slice(0, 40));
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('tab', { name: 'Card' }).waitFor();
    await untilSaid(sentence);
  });

  test.for(Object.entries(BROKEN))(
    '%s is refused with its sentence',
    { timeout: 180_000 },
    async ([file, sentence]) => {
      await verdictOn(path.join(zoo ?? '', 'broken', file));
      await expect.poll(() => page.getByRole('main').getByRole('alert').textContent()).toMatch(sentence);
      expect(await barriers(page)).toEqual([]);
    },
  );

  test.for(['pcb-a', 'pcb-b'])('%s is taken in', { timeout: 180_000 }, async (name) => {
    await verdictOn(path.join(pcb ?? '', `${name}.onnx`));
    await page.getByLabel('Family').fill('pcb');
    await page.getByLabel('Version', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Eva').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, `models-${name}`);
    expect(await refusals()).toEqual([]);
  });
});
