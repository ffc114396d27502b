import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endInWords, type ProgramEnd, startChildProgram } from '../../../main/child-program.ts';
import { openRestingProcess } from '../../../main/engine/resting-process.ts';
import { siblingEntry } from '../../../main/sibling-entry.ts';

const ENTRY = siblingEntry(`${import.meta.dirname}/../../support/processes/here.ts`, 'obeying-child');
const answerSchema = z.object({ id: z.number(), order: z.string(), pid: z.number(), args: z.array(z.string()) });
const PATIENCE = { timeout: 300_000 };

function start(args: readonly string[] = []) {
  const heard = Promise.withResolvers<unknown>();
  const ended = Promise.withResolvers<ProgramEnd>();
  const ends: ProgramEnd[] = [];
  const child = startChildProgram(ENTRY, {
    args,
    onMessage: heard.resolve,
    onEnd: (end) => {
      ends.push(end);
      ended.resolve(end);
    },
  });
  return { child, heard: heard.promise, ended: ended.promise, ends };
}

describe('a program in its own process', PATIENCE, () => {
  test('takes its arguments, answers what it is told, and ends when it is killed', async () => {
    const { child, heard, ended, ends } = start(['--data', 'somewhere']);
    child.send({ id: 1, order: 'answer' });
    expect(await heard).toMatchObject({ id: 1, order: 'answer', args: ['--data', 'somewhere'] });
    child.kill();
    expect(endInWords(await ended)).toBe('SIGKILL');
    child.send({ id: 2, order: 'answer' });
    child.kill();
    expect(ends).toHaveLength(1);
  });

  test('says by which code it ended', async () => {
    const { child, ended } = start();
    child.send({ id: 1, order: 'exit' });
    const end = await ended;
    expect([end, endInWords(end)]).toEqual([{ code: 3, signal: null, complaint: null }, 'exit code 3']);
  });

  test('ends at once if its file does not exist', async () => {
    const { promise, resolve } = Promise.withResolvers<ProgramEnd>();
    const nowhere = pathToFileURL(`${import.meta.dirname}/no-such-child.ts`);
    startChildProgram(nowhere, { onMessage: () => undefined, onEnd: resolve });
    expect(endInWords(await promise)).toBe('exit code 1');
  });
});

describe('a process that rests while it has nothing to do', PATIENCE, () => {
  const open = ({ timeLimitMs = 30_000, idleMs = 30_000 } = {}) => {
    const process = openRestingProcess<{ order: string }, z.infer<typeof answerSchema>>({
      entry: ENTRY,
      answers: answerSchema,
      timeLimitMs,
      idleMs,
    });
    opened.push(process);
    const ask = (order: string) => process.inTurn((call) => call({ order }));
    const pidOf = async () => {
      const answer = await ask('answer');
      if (typeof answer === 'string') throw new Error(answer);
      return answer.pid;
    };
    return { process, ask, pidOf };
  };
  const opened: { close: () => void }[] = [];
  afterEach(() => {
    for (const process of opened.splice(0)) process.close();
  });

  test('answers one call after the other in the same process', async () => {
    const { pidOf } = open();
    const [first, second] = await Promise.all([pidOf(), pidOf()]);
    expect(second).toBe(first);
  });

  test('that dies during a call is restarted for the next', async () => {
    const { ask, pidOf } = open();
    const first = await pidOf();
    expect([await ask('die'), await ask('exit')]).toEqual(['died', 'died']);
    expect(await pidOf()).not.toBe(first);
  });

  test('is ended when a call takes too long, and only that call fails', async () => {
    const { ask, pidOf } = open({ timeLimitMs: 10_000 });
    const first = await pidOf();
    const [silent, next] = await Promise.all([ask('silence'), pidOf()]);
    expect([silent, next === first]).toEqual(['late', false]);
  });

  test('is gone after a while without work, and back when there is some', async () => {
    const { pidOf } = open({ idleMs: 1 });
    const first = await pidOf();
    await expect.poll(() => isRunning(first), { timeout: 30_000 }).toBe(false);
    expect(await pidOf()).not.toBe(first);
  });

  test('finishes the call in progress when it is closed', async () => {
    const { process, ask, pidOf } = open();
    await pidOf();
    const asked = ask('silence');
    await Promise.resolve();
    process.close();
    expect([await asked, process.isClosed()]).toEqual(['died', true]);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
