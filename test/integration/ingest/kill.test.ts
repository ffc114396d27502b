import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { setUpKilledLine } from '../../support/lines/killed-line.ts';
import { randomNumbers } from '../../support/random.ts';
import { runLupa, startLupa } from '../../support/station/command-line.ts';

const KILLS = 50;
const FILES_PER_LIFE = 10;
const SEED = 20_260_302;

test('a station killed at fifty moments accounts for five hundred files, each exactly once', {
  timeout: 600_000,
}, async () => {
  const line = await setUpKilledLine(KILLS * FILES_PER_LIFE);
  const run = ['run', '--data', line.data, '--camera', line.folders[0], '--json'];
  const random = randomNumbers(SEED);

  const writing: Promise<void>[] = [];
  for (let life = 0; life < KILLS; life++) {
    const station = startLupa(run);
    // Spread over the station's life, so that it is killed before, while and after they come.
    const files = Array.from({ length: FILES_PER_LIFE }, (_, at) => life * FILES_PER_LIFE + at);
    writing.push(...files.map((file) => line.write(file, random() * 600)));
    await killSometime(station, random);
    line.noteMessages();
  }
  await Promise.all(writing);
  expect(await runLupa([...run, '--until-idle'])).toMatchObject({ code: 0, stderr: '' });
  await line.expectNothingLost();
});

/** Some runs end while the station starts, most while it works. */
async function killSometime(station: ChildProcess, random: () => number): Promise<void> {
  const hasEnded = once(station, 'exit');
  station.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  if (random() < 0.3) await delay(random() * 900);
  else {
    const hasDecided = station.stdout === null ? Promise.resolve() : once(station.stdout, 'data');
    await Promise.race([hasDecided, delay(6000)]);
    await delay(random() * 300);
  }
  station.kill('SIGKILL');
  const [, signal] = await hasEnded;
  expect(signal).toBe('SIGKILL');
}
