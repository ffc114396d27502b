import { EventEmitter } from 'node:events';
import type { IpcRenderer } from 'electron';
import { expect, test } from 'vitest';
import { createPush } from '../../main/ipc/push.ts';
import { createClient } from '../../preload/client.ts';
import { CALL_CHANNEL, eventChannel, HANDED_OVER_CHANNEL } from '../../preload/contract/transport/api.ts';

function startPush() {
  const sent: { windowId: string; channel: string; payload: unknown }[] = [];
  const lines: string[] = [];
  const windows = ['a', 'b'].map((windowId) => ({
    windowId,
    send: (channel: string, payload: unknown) => sent.push({ windowId, channel, payload }),
  }));
  const push = createPush(
    () => windows,
    (event) => lines.push(event),
  );
  return { push, sent, lines };
}

test('an event of the engine reaches every window', () => {
  const { push, sent } = startPush();
  push.fromEngine('list.changed', { lists: ['lanes'] });
  const channel = eventChannel('list.changed');
  expect(sent).toEqual(['a', 'b'].map((windowId) => ({ windowId, channel, payload: { lists: ['lanes'] } })));
});

test('an event about one window reaches only that window', () => {
  const { push, sent } = startPush();
  push.toOne('b', 'session.changed', { person: null, role: 'nobody' });
  expect(sent.map(({ windowId }) => windowId)).toEqual(['b']);
});

test.each([
  ['list.changed', { lists: ['secrets'] }, 'event.malformed'],
  ['inspection.decided', null, 'event.malformed'],
  ['toString', {}, 'event.unknown'],
])('an event "%s" that is not in the contract stops at main', (name, payload, line) => {
  const { push, sent, lines } = startPush();
  push.fromEngine(name, payload);
  expect(sent).toEqual([]);
  expect(lines).toEqual([line]);
});

/** The two ends of Electron's channels, as one emitter. */
function startClient() {
  const emitter = new EventEmitter();
  const asked: unknown[] = [];
  const told: unknown[] = [];
  const ipc = {
    invoke: async (...request: unknown[]) => {
      asked.push(request);
      return { ok: true, value: [] };
    },
    send: (...message: unknown[]) => told.push(message),
    on: emitter.on.bind(emitter),
    off: emitter.off.bind(emitter),
  } as unknown as IpcRenderer;
  return {
    client: createClient(ipc, { getPathForFile: (file) => ('path' in file ? String(file.path) : '') }),
    emitter,
    asked,
    told,
  };
}

test('the client asks on one channel, by name and input', async () => {
  const { client, asked } = startClient();
  expect(await client.call('lane.list', {})).toEqual({ ok: true, value: [] });
  expect(asked).toEqual([[CALL_CHANNEL, { name: 'lane.list', input: {} }]]);
});

test('the page learns the path of a dropped file, and main learns of it; nothing happens for anything that is not a file', () => {
  const { client, told } = startClient();
  expect(client.pathOf({ path: '/models/a.onnx' })).toBe('/models/a.onnx');
  expect(client.pathOf({})).toBeNull();
  expect(client.pathOf('/etc/passwd')).toBeNull();
  expect(told).toEqual([[HANDED_OVER_CHANNEL, '/models/a.onnx']]);
});

test('a listener hears its event until it stops listening, and others go on hearing', () => {
  const { client, emitter } = startClient();
  const heard: string[] = [];
  const stopFirst = client.on('list.changed', () => heard.push('first'));
  const stopSecond = client.on('list.changed', () => heard.push('second'));
  const tell = () => emitter.emit(eventChannel('list.changed'), {}, { lists: ['lanes'] });
  tell();
  stopFirst();
  tell();
  stopSecond();
  tell();
  expect(heard).toEqual(['first', 'second', 'second']);
  expect(emitter.eventNames()).toEqual([]);
});
