import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  type FromEngine,
  fromEngineSchema,
  type ToEngine,
} from '../../../preload/contract/transport/engine-messages.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { until } from '../../support/time/until.ts';

const ENGINE = path.resolve(import.meta.dirname, '../../../main/engine/index.ts');
const ENGINEER = { personId: null, name: 'Test', role: 'engineer', windowId: 'window-1' } as const;

type Engine = {
  readonly child: ChildProcess;
  readonly heard: FromEngine[];
  readonly say: (message: ToEngine) => void;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<unknown>;
};

/** The engine as the desktop starts it. */
function startEngine(dataFolder: string): Engine {
  const child = spawn(process.execPath, [ENGINE, '--data', dataFolder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'json',
  });
  const heard: FromEngine[] = [];
  child.on('message', (raw) => heard.push(fromEngineSchema.parse(raw) as FromEngine));
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, heard, ended, say: (message) => void child.send(message) };
}

function answerTo({ heard }: Engine, id: number): Promise<FromEngine[]> {
  return until(
    () => heard.filter((message) => message.kind === 'answer' && message.id === id),
    (answers) => answers.length > 0,
    60_000,
  );
}

test('the engine says that it is ready, answers, is refused twice on one folder, and ends when it is told to', async () => {
  const dataFolder = path.join(temporaryFolder(), 'data');
  const engine = startEngine(dataFolder);
  engine.say({ kind: 'ping', id: 1 });
  expect(await answerTo(engine, 1)).toEqual([{ kind: 'answer', id: 1, result: { ok: true, value: null } }]);
  // Asked before it was ready: the answer comes when it is.
  engine.say({ kind: 'call', id: 2, name: 'station.status', input: {}, actor: ENGINEER });
  expect(await answerTo(engine, 2)).toMatchObject([{ result: { ok: true, value: { isFirstRun: true, dataFolder } } }]);
  await until(
    () => engine.heard.map(({ kind }) => kind),
    (kinds) => kinds.includes('ready'),
  );

  const second = startEngine(dataFolder);
  expect(await second.ended).toBe(1);
  expect(second.heard).toMatchObject([{ kind: 'refused', fault: { code: 'store-unusable' } }]);

  engine.say({ kind: 'locate', id: 3, of: 'inspection', pictureId: 1 as never, rendition: 'thumbnail' });
  expect(await answerTo(engine, 3)).toMatchObject([{ result: { ok: false, fault: { code: 'not-found' } } }]);
  engine.say({ kind: 'stop' });
  expect(await engine.ended).toBe(0);
});

test('an engine whose parent is gone ends by itself and frees its folder', async () => {
  const dataFolder = path.join(temporaryFolder(), 'data');
  const orphan = startEngine(dataFolder);
  await until(
    () => orphan.heard.map(({ kind }) => kind),
    (kinds) => kinds.includes('ready'),
    60_000,
  );

  orphan.child.disconnect();

  expect(await orphan.ended).toBe(0);
});
