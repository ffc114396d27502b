import { expect, test } from 'vitest';
import type { InspectorClient, TaskOutcome } from '../../../main/engine/vision/pool/inspector-client.ts';
import { createLookQueue } from '../../../main/engine/vision/pool/look-queue.ts';
import type { InspectorTask, ModelToLoad } from '../../../main/engine/vision/pool/worker-messages.ts';
import { createWorkerModels } from '../../../main/engine/vision/pool/worker-models.ts';
import { startWorkerSlots } from '../../../main/engine/vision/pool/worker-slots.ts';
import { failed, ok } from '../../../preload/contract/faults/result.ts';

type Answer = (outcome: TaskOutcome) => void;

/** Workers whose every task waits until the test says how it ends. */
function startWorkers(workers: number) {
  const asked: { worker: number; task: InspectorTask; answer: Answer }[] = [];
  const killed: number[] = [];
  let started = 0;
  let isClosed = false;
  const start = (): InspectorClient => {
    const worker = started++;
    return {
      perform: (task) => new Promise((answer) => asked.push({ worker, task, answer })),
      ended: Promise.resolve('killed'),
      kill: () => killed.push(worker),
    };
  };
  const queue = createLookQueue();
  const closing = { isClosed: () => isClosed };
  const slots = startWorkerSlots({ workers, start, queue, ...closing, equip: (slot) => models.equip(slot) });
  const models = createWorkerModels({ slots: slots.all, queue, loadTimeLimitMs: 1000, ...closing });
  const next = async () => {
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    const first = asked.shift();
    if (first === undefined) throw new Error('nothing was asked');
    return first;
  };
  const look = (priority: 'line' | 'background', modelSha256: string | null = null) => {
    const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
    const request = { path: `${priority}.png`, modelSha256, floors: {}, iou: 0.5, usedBits: null } as never;
    queue.push(priority, { task: { kind: 'inspect', request }, timeLimitMs: 1000, settle: resolve, modelSha256 });
    slots.wake();
    return promise;
  };
  return { slots, models, look, next, asked, killed, started: () => started, close: () => (isClosed = true) };
}

const DONE: TaskOutcome = { kind: 'answered', result: ok(null) };
const DIED: TaskOutcome = { kind: 'ended', reason: 'SIGSEGV', isOutOfMemory: false };
const MODEL = { sha256: 'a', path: 'a.onnx' } as ModelToLoad;
const BROKEN: TaskOutcome = { kind: 'answered', result: failed({ code: 'model-missing' }) };

test('a background look waits while it would take the last idle worker from the line', async () => {
  const { look, next, asked, slots } = startWorkers(2);
  void look('background');
  void look('background');
  const first = await next();
  expect([asked.length, slots.busy()]).toEqual([0, 1]);
  first.answer(DONE);
  await next();
  expect(slots.busy()).toBe(1);
});

test('a worker that has answered before is replaced at once, with its models', async () => {
  const { models, look, next, slots, started, killed } = startWorkers(1);
  const loaded = models.load(MODEL);
  (await next()).answer(DONE);
  expect(await loaded).toEqual(ok(null));
  const lost = look('line', 'a');
  (await next()).answer(DIED);
  expect([await lost, killed]).toEqual([DIED, [0]]);
  const again = await next();
  expect([again.worker, again.task.kind, started(), slots.replaced()]).toEqual([1, 'load', 2, 1]);
  const waiting = look('line', 'a');
  again.answer(DONE);
  const seen = await next();
  seen.answer(DONE);
  expect(await waiting).toEqual(DONE);
});

test('a model is loaded into one worker after another, and unloaded from all if one refuses it', async () => {
  const { models, next, asked } = startWorkers(2);
  const loaded = models.load(MODEL);
  const first = await next();
  expect([first.worker, asked.length]).toEqual([0, 0]);
  first.answer(DONE);
  (await next()).answer(BROKEN);
  const unloads = [await next(), await next()];
  expect(unloads.map(({ worker, task }) => [worker, task.kind])).toEqual([
    [0, 'unload'],
    [1, 'unload'],
  ]);
  for (const { answer } of unloads) answer(DONE);
  expect([(await loaded).ok, models.has('a')]).toEqual([false, false]);
});

test('if the last worker dies while the pool is being closed, everybody still waiting is told', async () => {
  const { look, next, close, started } = startWorkers(1);
  const first = look('line');
  const second = look('line');
  const task = await next();
  close();
  task.answer(DIED);
  expect(await first).toEqual(DIED);
  expect(await second).toMatchObject({ kind: 'answered', result: { ok: false, fault: { code: 'detector-failed' } } });
  expect(started()).toBe(1);
});
