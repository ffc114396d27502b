import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import { recipes } from '../../../main/engine/store/set-up/recipes.ts';
import { pictureBytes } from '../../support/files/pictures.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ANY_PICTURE, colourPicture } from '../../support/lines/colour-line.ts';
import { writeCardBeside } from '../../support/models/found-something.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { runLupa } from '../../support/station/command-line.ts';

const LIMIT = { timeout: 300_000 };

/** A camera folder with one image, and a data folder for its station. */
async function place() {
  const root = temporaryFolder();
  const camera = path.join(root, 'camera');
  mkdirSync(camera);
  writeFileSync(path.join(camera, 'L7_SN1.png'), await pictureBytes('png'));
  const recipe = path.join(root, 'recipe.json');
  return { data: path.join(root, 'data'), camera, recipe, root };
}

test('run inspects existing files, ends when told to, and continues where it was', LIMIT, async () => {
  const { data, camera, recipe } = await place();
  writeFileSync(recipe, JSON.stringify({ automationLevel: 'manual', namePattern: '_(?<serial>[^.]+)' }));
  const run = ['run', '--data', data, '--camera', camera, '--until-idle', '--json'];
  const first = await runLupa([...run, '--recipe', recipe]);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(first.stdout)).toMatchObject({ file: 'L7_SN1.png', serial: 'SN1', signal: 'HOLD', sequence: 1 });

  expect(await runLupa(run)).toEqual({ code: 0, stdout: '', stderr: '' });
  const proof = await runLupa(['reconcile', '--data', data, '--camera', camera, '--json']);
  expect(JSON.parse(proof.stdout)).toMatchObject({ seen: 1, decided: 1, inReview: 1, unaccounted: 0 });
  expect(proof.code).toBe(0);
});

test('a run fails whose model could not judge, but not one whose camera delivered a damaged file', LIMIT, async () => {
  const { data, camera, root } = await place();
  writeFileSync(path.join(camera, 'L7_SN2.jpg'), 'no picture at all');
  writeFileSync(path.join(root, 'colour.onnx'), colourModel());
  const run = ['run', '--data', data, '--camera', camera, '--until-idle'];
  const damaged = await runLupa([...run, '--model', path.join(root, 'colour.onnx')]);
  expect(damaged).toMatchObject({ code: 0, stdout: expect.stringContaining('ERROR  L7_SN2.jpg') });

  const [model = ''] = readdirSync(path.join(data, 'models'));
  writeFileSync(path.join(data, 'models', model, 'model.onnx'), 'something else');
  writeFileSync(path.join(camera, 'L7_SN3.png'), await pictureBytes('png', 3));
  const withoutModel = await runLupa([...run, '--json']);
  expect(withoutModel.code).toBe(1);
  expect(JSON.parse(withoutModel.stdout)).toMatchObject({
    file: 'L7_SN3.png',
    signal: 'ERROR',
    reasons: [{ code: 'fault', fault: { code: 'model-mismatch' } }],
  });
  expect(withoutModel.stderr).toContain('could not be judged because of a problem in the station: 1');
});

test('twelve bits in sixteen are ERROR until it is said that the camera fills twelve', LIMIT, async () => {
  const { data, camera, root } = await place();
  writeFileSync(path.join(root, 'colour.onnx'), colourModel());
  await writeCardBeside(path.join(root, 'colour.onnx'));
  const run = ['run', '--data', data, '--camera', camera, '--until-idle', '--json'];
  const twelve = async (shade: number) => {
    const samples = Uint16Array.from({ length: 64 * 64 }, (_, i) => (shade + Math.floor(i / 64) + (i % 5) * 4) * 16);
    return await sharp(samples, { raw: { width: 64, height: 64, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toBuffer();
  };
  rmSync(path.join(camera, 'L7_SN1.png'));
  writeFileSync(path.join(camera, 'L7_SN2.png'), await twelve(1));
  const unsettled = await runLupa([...run, '--model', path.join(root, 'colour.onnx')]);
  const fault = { code: 'picture-bits', bits: 12, usedBits: null };
  expect(JSON.parse(unsettled.stdout)).toMatchObject({ signal: 'ERROR', reasons: [{ code: 'fault', fault }] });

  writeFileSync(path.join(camera, 'L7_SN3.png'), await twelve(2));
  const settled = await runLupa([...run, '--bits', '12']);
  expect(JSON.parse(settled.stdout)).toMatchObject({ file: 'L7_SN3.png', signal: 'PASS' });
  expect((await runLupa([...run, '--bits', '11'])).stderr).toContain('Expected 10, 12, 14, 16.');
});

test(
  'a run believes the silence of a new model that found something on the drawn pictures it was examined with',
  LIMIT,
  async () => {
    const { data, camera, root } = await place();
    rmSync(path.join(camera, 'L7_SN1.png'));
    writeFileSync(path.join(root, 'colour.onnx'), colourModel());
    writeFileSync(path.join(camera, 'L7_SN2.png'), await colourPicture('SN2', 0));
    const recipe = path.join(root, 'any-picture.json');
    writeFileSync(recipe, JSON.stringify({ pictureLimits: ANY_PICTURE }));
    const run = ['run', '--data', data, '--camera', camera, '--until-idle', '--json'];
    const first = await runLupa([...run, '--recipe', recipe, '--model', path.join(root, 'colour.onnx')]);
    expect(JSON.parse(first.stdout)).toMatchObject({ file: 'L7_SN2.png', signal: 'PASS' });
    for (const [name, red, signal] of [
      ['SN3', 0.9, 'FAIL'],
      ['SN4', 0, 'PASS'],
    ] as const) {
      writeFileSync(path.join(camera, `L7_${name}.png`), await colourPicture(name, red));
      expect(JSON.parse((await runLupa(run)).stdout)).toMatchObject({ file: `L7_${name}.png`, signal });
    }
  },
);

test('values omitted from a recipe file stay as they are, and misspelt ones are refused', LIMIT, async () => {
  const { data, camera, recipe, root } = await place();
  writeFileSync(path.join(root, 'colour.onnx'), colourModel());
  const run = ['run', '--data', data, '--camera', camera, '--until-idle', '--recipe', recipe];
  writeFileSync(recipe, JSON.stringify({ escapeTarget: 0.02, repeatAfterMinutes: 5 }));
  expect(await runLupa([...run, '--model', path.join(root, 'colour.onnx')])).toMatchObject({ code: 0 });
  writeFileSync(recipe, JSON.stringify({ otherDefects: { rejectAt: 0.9, clearBelow: 0.1 } }));
  expect(await runLupa(run)).toMatchObject({ code: 0 });
  writeFileSync(recipe, JSON.stringify({ escapetarget: 0.3 }));
  expect(await runLupa(run)).toMatchObject({ code: 1, stderr: expect.stringContaining('"escapetarget"') });

  const opened = openStore(data);
  if (!opened.ok) throw new Error(opened.fault.code);
  const [newest] = recipes(opened.value.read);
  opened.value.close();
  expect(newest?.body).toMatchObject({
    escapeTarget: 0.02,
    repeatAfterMinutes: 5,
    otherDefects: { rejectAt: 0.9, clearBelow: 0.1 },
  });
});

test('a command that cannot be done says so in a sentence, and fails', LIMIT, async () => {
  const { data, camera, recipe, root } = await place();
  const nowhere = path.join(root, 'nowhere');
  writeFileSync(recipe, JSON.stringify({ automationLevel: 'sometimes' }));
  const run = ['run', '--data', data, '--until-idle', '--camera'];
  const outcomes = await Promise.all([
    runLupa([...run, nowhere]),
    runLupa([...run, camera, '--settle', 'soon']),
    runLupa(['reconcile', '--data', data, '--camera', camera]),
  ]);
  const badRecipe = await runLupa([...run, camera, '--recipe', recipe]);
  const badModel = await runLupa([...run, camera, '--model', recipe]);
  expect([...outcomes, badRecipe, badModel]).toMatchObject([
    { code: 1, stderr: expect.stringContaining(`Cannot use ${nowhere}: it does not exist`) },
    { code: 1, stderr: expect.stringContaining('Expected a whole number of milliseconds') },
    { code: 1, stderr: expect.stringContaining('there is no station') },
    { code: 1, stderr: expect.stringContaining('automationLevel') },
    { code: 1, stderr: expect.not.stringContaining('Error:') },
  ]);
});
