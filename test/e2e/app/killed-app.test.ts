import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { type KilledLine, setUpKilledLine } from '../../support/lines/killed-line.ts';
import { randomNumbers } from '../../support/random.ts';
import { ask, granted } from '../support/ask.ts';
import { launchStation } from '../support/launch.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Each run of the whole app takes seconds; LUPA_APP_KILLS=50 kills it as often as other tests kill the engine. */
const KILLS = Number(process.env['LUPA_APP_KILLS'] ?? 6);
const FILES_PER_LIFE = 10;
const SEED = 20_260_303;

test('an app killed again and again, alone or with all its processes, accounts for every file exactly once', {
  timeout: 180_000 + KILLS * 60_000,
}, async () => {
  const files = KILLS * FILES_PER_LIFE;
  const line = await setUpKilledLine(files);
  const random = randomNumbers(SEED);
  const writing: Promise<void>[] = [];
  for (let life = 0; life < KILLS; life++) {
    const app = startApp(line.data);
    const numbers = Array.from({ length: FILES_PER_LIFE }, (_, at) => life * FILES_PER_LIFE + at);
    writing.push(...numbers.map((file) => line.write(file, random() * 2_000)));
    await killSometime(app, line, random, life % 2 === 0 ? 'app' : 'all');
    line.noteMessages();
  }
  await Promise.all(writing);

  const station = await launchStation({ data: line.data });
  await vi.waitFor(async () => {
    const { backlog, inFlight } = (await granted(ask(station.page, 'station.status', {}))).health;
    expect({ told: line.messages(), backlog, inFlight }).toEqual({ told: files, backlog: 0, inFlight: 0 });
  }, 120_000);
  await station.close();
  await line.expectNothingLost();
});

/** The app as a user starts it, in a process group of its own. */
function startApp(data: string): ChildProcess {
  const display = inject('display');
  const env = { ...process.env, ...(display === null ? {} : { DISPLAY: display }) };
  const app = spawn(inject('electron'), [ROOT, '--data', data], { env, stdio: 'ignore', detached: true });
  onTestFinished(() => kill(app, 'all'));
  return app;
}

/** Some runs end while the app starts, most while its engine works. */
async function killSometime(app: ChildProcess, line: KilledLine, random: () => number, what: 'app' | 'all') {
  const hasEnded = once(app, 'exit');
  if (random() < 0.3) await delay(random() * 2_000);
  else {
    const before = line.messages();
    await vi.waitFor(() => expect(line.messages()).toBeGreaterThan(before), 60_000);
    await delay(random() * 300);
  }
  kill(app, what);
  await hasEnded;
}

/** If only the app is killed, its engine has to notice; if all its processes are killed, nothing is left to notice. */
function kill(app: ChildProcess, what: 'app' | 'all'): void {
  try {
    if (app.pid !== undefined) process.kill(what === 'all' ? -app.pid : app.pid, 'SIGKILL');
  } catch {
    // gone already
  }
}
