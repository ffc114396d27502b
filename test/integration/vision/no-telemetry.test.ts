import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from '../../../main/engine/data-folder.ts';
import { smallPicture } from '../../support/files/pictures.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { CLI } from '../../support/station/command-line.ts';

/** Runs `lupa` with an empty home folder and an empty folder for temporary files. Returns what it left in them. */
function leftBehind(args: readonly string[]): readonly string[] {
  const home = temporaryFolder();
  const env = { PATH: process.env['PATH'], HOME: home, TMPDIR: home, TEMP: home, TMP: home };
  const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], { env, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readdirSync(home, { recursive: true, encoding: 'utf8' });
}

// ONNX Runtime first stores its telemetry in the home folder, beside an identifier of this computer.
test('examining a model and images, in a child, in threads and in a station, leaves no usage data behind', async () => {
  const folder = temporaryFolder();
  const { path: model } = await savedModel(folder, 'colour.onnx', colourModel());
  const camera = path.join(folder, 'camera');
  mkdirSync(camera);
  const picture = path.join(camera, 'L1_SN1.png');
  writeFileSync(picture, await smallPicture(1, 64, 64).png().toBuffer());
  const data = path.join(folder, 'data');

  expect(leftBehind(['inspect-model', model, '--json'])).toEqual([]);
  expect(leftBehind(['detect', '--model', model, '--json', picture])).toEqual([]);
  expect(leftBehind(['run', '--data', data, '--camera', camera, '--model', model, '--until-idle', '--json'])).toEqual(
    [],
  );
  const messages = readdirSync(dataFolder(data).lineOutput).filter((name) => name.endsWith('.json'));
  expect(messages).toHaveLength(1);
  expect(readFileSync(path.join(dataFolder(data).lineOutput, messages[0] ?? ''), 'utf8')).toContain('L1_SN1.png');
});
