import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startEngineHost } from '../../../main/engine-host/engine-host.ts';
import { scrubbedEnvironment } from '../../../main/engine-host/scrubbed-environment.ts';
import { timeLimitMs } from '../../../main/engine-host/time-limits.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { EngineState } from '../../../preload/contract/station/engine-state.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { manualTimers } from '../../desktop/support/manual-timers.ts';

const SCRIPT = path.join(import.meta.dirname, '../../support/station/engine-child.ts');
const actor: Actor = { personId: null, name: 'station', role: 'engineer', windowId: 'station' };
const running: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

type Manner = 'well' | 'refuses' | 'deaf' | 'stubborn' | 'mute';

function startHost(manner: Manner = 'well', environment: Record<string, string> = {}) {
  const timers = manualTimers();
  const states: EngineState[] = [];
  const events: unknown[] = [];
  const lines: { event: string; facts: Readonly<Record<string, unknown>> }[] = [];
  const host = startEngineHost({
    program: { node: process.execPath, args: [SCRIPT, manner], environment },
    timers,
    log: (event, facts = {}) => lines.push({ event, facts }),
  });
  host.listen({
    onState: (state) => states.push(state),
    onEvent: (name, payload) => events.push({ name, payload }),
  });
  running.push(async () => {
    const stopped = host.stop();
    timers.advance(60_000);
    await stopped;
  });
  const until = (kind: EngineState['kind']) => expect.poll(() => host.state().kind).toBe(kind);
  const pid = () => lines.findLast((line) => line.event === 'engine.changed' && line.facts['pid'])?.facts['pid'];
  return { host, timers, states, events, lines, until, pid };
}

test('an operation reaches the engine with its input and its actor, and its answer comes back', async () => {
  const { host } = startHost();
  const answer = await host.call('lane.remove', { id: 3 }, actor);
  expect(answer).toEqual({ ok: true, value: { name: 'lane.remove', input: { id: 3 }, actor } });
});

test('a call made while the engine starts waits until it is ready', async () => {
  const { host, states, until } = startHost();
  expect(host.state()).toEqual({ kind: 'starting' });
  const answer = host.call('lane.list', {}, actor);
  await until('running');
  expect(await answer).toMatchObject({ ok: true });
  expect(states.map((state) => state.kind)).toEqual(['running']);
});

test('many calls at once are each answered by their own answer', async () => {
  const { host } = startHost();
  const ids = Array.from({ length: 200 }, (_, index) => index);
  const answers = await Promise.all(ids.map((id) => host.call('lane.remove', { id }, actor)));
  expect(answers).toMatchObject(ids.map((id) => ({ ok: true, value: { input: { id } } })));
});

test('the engine is started without the environment of the app', async () => {
  const hostile = { NODE_OPTIONS: '--require /evil.cjs', LD_PRELOAD: '/evil.so', ELECTRON_RUN_AS_NODE: '1', TZ: 'UTC' };
  const { host } = startHost('well', scrubbedEnvironment(hostile));
  const answer = await host.call('lane.list', { wanted: 'environment' }, actor);
  expect(answer).toEqual({ ok: true, value: { TZ: 'UTC' } });
});

test('an operation that is not answered in its time is a time-out, and the engine goes on', async () => {
  const { host, timers, until } = startHost();
  await until('running');
  const answer = host.call('lane.list', { wanted: 'silence' }, actor);
  // Its own time limit passes in short steps, between which the engine shows signs of life.
  for (let passed = 0; passed < timeLimitMs('lane.list'); passed += 1_000) timers.advance(1_000);
  const waitedMs = timeLimitMs('lane.list');
  expect(await answer).toEqual({ ok: false, fault: { code: 'engine-timeout', operation: 'lane.list', waitedMs } });
  expect(await host.call('lane.list', {}, actor)).toMatchObject({ ok: true });
});

test('calls waiting when the engine dies are told that it is down, and a new one answers the next call', async () => {
  const { host, timers, states, until } = startHost();
  await until('running');
  const lost = await host.call('lane.list', { wanted: 'crash' }, actor);
  expect(lost).toEqual({ ok: false, fault: { code: 'engine-down' } });
  await until('down');
  expect(host.state()).toMatchObject({ restarts: 1, end: { kind: 'exit', code: 70 } });
  expect(await host.call('lane.list', {}, actor)).toEqual({ ok: false, fault: { code: 'engine-down' } });
  timers.advance(1_000);
  await until('running');
  expect(host.state()).toMatchObject({ restarts: 1 });
  expect(await host.call('lane.list', {}, actor)).toMatchObject({ ok: true });
  expect(states.map((state) => state.kind)).toEqual(['running', 'down', 'starting', 'running']);
});

test('an engine killed from outside comes back, later each time, and at once on demand', async () => {
  const { host, timers, until, pid } = startHost();
  const waits: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await until('running');
    process.kill(Number(pid()), 'SIGKILL');
    await until('down');
    const state = host.state();
    if (state.kind !== 'down') throw new Error('the engine is not down');
    waits.push((state.retryAt ?? 0) - timers.now());
    host.retry();
  }
  await until('running');
  expect(waits).toEqual([250, 500, 1000]);
});

test('an engine that refuses its data folder says why, and is tried again slowly', async () => {
  const { host, timers, until } = startHost('refuses');
  await until('down');
  const reason = 'The record was written by a newer Lupa';
  expect(host.state()).toEqual({
    kind: 'down',
    since: timers.now(),
    restarts: 1,
    end: {
      kind: 'refused',
      fault: { code: 'store-unusable', path: '/data', why: 'noted', figures: { complaint: reason } },
    },
    retryAt: timers.now() + 2_000,
  });
});

test('an engine that gives no sign of life is ended and restarted', async () => {
  const { host, timers, until } = startHost('deaf');
  await until('running');
  timers.advance(60_000);
  await until('down');
  expect(host.state()).toMatchObject({ end: { kind: 'silent' } });
});

test('an engine that never becomes ready is ended', async () => {
  const { host, timers, until } = startHost('mute');
  timers.advance(20 * 60_000);
  await until('down');
  expect(host.state()).toMatchObject({ end: { kind: 'slow' } });
});

test('an engine that cannot be started at all is reported as down with the reason', async () => {
  const host = startEngineHost({
    program: { node: '/nowhere/node', args: [], environment: {} },
    timers: manualTimers(),
    log: () => {},
  });
  await expect.poll(() => host.state().kind).toBe('down');
  expect(host.state()).toMatchObject({
    end: { kind: 'unstartable', reason: expect.stringContaining('ENOENT') },
  });
  await host.stop();
});

test('stopping asks the engine, waits for it, and starts no other', async () => {
  const { host, timers, states, until } = startHost();
  await until('running');
  await host.stop();
  timers.advance(120_000);
  expect(states.at(-1)?.kind).toBe('running');
  expect(await host.call('lane.list', {}, actor)).toEqual({ ok: false, fault: { code: 'engine-down' } });
});

test('an engine that does not stop when asked is killed', async () => {
  const { host, timers, until, pid } = startHost('stubborn');
  await until('running');
  const stopped = host.stop();
  timers.advance(20_000);
  await stopped;
  expect(() => process.kill(Number(pid()), 0)).toThrow('ESRCH');
});

test('events of the engine are passed on and nonsense is only logged', async () => {
  const { host, events, lines } = startHost();
  await host.call('lane.list', { wanted: 'event' }, actor);
  await host.call('lane.list', { wanted: 'garbage' }, actor);
  expect(events).toEqual([{ name: 'list.changed', payload: { lists: ['lanes'] } }]);
  expect(lines.map((line) => line.event)).toContain('engine.garbage');
  expect(await host.call('lane.list', {}, actor)).toMatchObject({ ok: true });
});

test('an image is located by its id, and an answer that names no file is a fault', async () => {
  const { host } = startHost();
  const found = await host.locate(inspectionIdSchema.parse(1), 'picture');
  expect(found).toEqual({ ok: true, value: { path: '/pictures/1.png', mediaType: 'image/png' } });
  expect(await host.locate(inspectionIdSchema.parse(2), 'picture')).toMatchObject({
    ok: false,
    fault: { code: 'internal' },
  });
});

test('an engine that rests says why, is not started by anything but the end of its rest, and then runs again', async () => {
  const { host, timers, until } = startHost();
  await until('running');
  await host.rest({ code: 'updating', version: '0.2.0' });
  expect(host.state()).toMatchObject({
    kind: 'down',
    restarts: 0,
    retryAt: null,
    end: { kind: 'resting', fault: { code: 'updating' } },
  });
  host.retry();
  for (let minute = 0; minute < 60; minute += 1) timers.advance(60_000);
  expect(host.state()).toMatchObject({ kind: 'down' });
  expect(await host.call('lane.list', {}, actor)).toEqual({ ok: false, fault: { code: 'engine-down' } });
  host.resume();
  await until('running');
  expect(await host.call('lane.list', {}, actor)).toMatchObject({ ok: true });
});
