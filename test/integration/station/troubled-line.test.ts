import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readTruthLog } from '../../../main/truth/truth-log.ts';
import { driftKindSchema } from '../../../preload/contract/station/simulator.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { runLupa, startLupa } from '../../support/station/command-line.ts';

const FAULTS = [
  'halfWritten=0.2',
  'corrupt=0.2',
  'duplicates=0.2',
  'cameraStops=1@4',
  'folderVanishes=2@6',
  'clockJump=3600@8',
];

test.each(['rename', 'slow-chunks', 'burst'])(
  'every drift and fault of the simulated line at once, written by %s, costs no file',
  { timeout: 180_000 },
  async (way) => {
    const root = temporaryFolder();
    const [data, camera] = [path.join(root, 'data'), path.join(root, 'camera')];
    mkdirSync(camera);
    const station = startLupa(['run', '--data', data, '--camera', camera]);
    const ended = once(station, 'exit');
    const simulated = await runLupa([
      ...['simulate', '--camera', camera, '--truth', path.join(root, 'truth'), '--json'],
      ...['--count', '12', '--rate', '0', '--size', '320', '--seed', way, '--write', way],
      ...driftKindSchema.options.flatMap((kind) => ['--drift', `${kind}@2`]),
      ...FAULTS.flatMap((fault) => ['--fault', fault]),
    ]);
    expect(simulated).toMatchObject({ code: 0 });
    station.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);

    expect(await runLupa(['run', '--data', data, '--camera', camera, '--until-idle'])).toMatchObject({ code: 0 });
    const proof = await runLupa(['reconcile', '--data', data, '--camera', camera, '--json']);
    const counts = JSON.parse(proof.stdout);
    expect(counts).toMatchObject({ waiting: 0, unaccounted: 0 });
    expect(counts.decided + counts.unreadable + counts.duplicate).toBe(counts.seen);
    // What the camera could not write because the folder was gone never became a file.
    const written = await readTruthLog(path.join(root, 'truth'));
    expect(written.size).toBeGreaterThan(5);
    expect(counts.seen).toBe(written.size);
  },
);
