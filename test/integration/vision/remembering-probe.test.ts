import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { probeModel } from '../../../main/engine/vision/model-file/probe.ts';
import { rememberingProbe } from '../../../main/engine/vision/model-file/remembering-probe.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { colourModel } from '../../support/models/test-models.ts';

let file: string;
let examined: number;
const probe = rememberingProbe((...given) => {
  examined++;
  return probeModel(...given);
});

beforeEach(async () => {
  file = path.join(temporaryFolder(), 'colour.onnx');
  await writeFile(file, colourModel());
  examined = 0;
});

test('a model that was just looked at is not examined again, and the answer is the same', async () => {
  const looked = await probe(file);
  expect(looked).toMatchObject({ ok: true });
  expect(await probe(file)).toEqual(looked);
  expect(examined).toBe(1);
});

test('another content, other answers or other names beside the file are examined', async () => {
  expect(await probe(file, { layout: 'v8' })).toMatchObject({ ok: true });
  expect(await probe(file)).toMatchObject({ ok: true });
  await writeFile(path.join(path.dirname(file), 'colour.txt'), 'Kratzer\nRiss\nFleck\n');
  expect(await probe(file)).toMatchObject({ ok: true });
  expect(examined).toBe(3);
  await writeFile(file, 'no model');
  expect(await probe(file)).toMatchObject({ ok: false });
  expect(examined).toBe(4);
});

test('what was refused is examined again, and a file that is gone is not found', async () => {
  await writeFile(file, 'no model');
  expect(await probe(file)).toMatchObject({ ok: false });
  expect(await probe(file)).toMatchObject({ ok: false });
  expect(examined).toBe(2);
  expect(await probe(path.join(path.dirname(file), 'gone.onnx'))).toMatchObject({
    ok: false,
    fault: { code: 'not-found' },
  });
});
