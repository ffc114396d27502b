import './more-file-threads.ts';
import { parseArgs } from 'node:util';
import { ok, type Result } from '../../preload/contract/faults/result.ts';
import { type FromEngine, type ToEngine, toEngineSchema } from '../../preload/contract/transport/engine-messages.ts';
import { openDemoLine } from '../simulator/process/demo-line.ts';
import { systemClock } from './clock.ts';
import { openLog } from './log.ts';
import { bundledModelsFolder } from './registry/bundled-folder.ts';
import { type Station, startStation } from './start-station.ts';

// The engine as main starts it: `node index --data <folder>`, with a channel to the parent. Everything that talks to the parent is here.

const { values } = parseArgs({ options: { data: { type: 'string' }, models: { type: 'string' } } });
if (values.data === undefined) throw new Error('Say where the data lies: --data FOLDER');

/** Calls `whenSent` even when there is nobody to tell: `disconnect` notices that the parent is gone. */
function send(message: FromEngine, whenSent: () => void = () => undefined): void {
  if (process.connected && process.send !== undefined) process.send(message, undefined, {}, whenSent);
  else whenSent();
}

const started = startStation({
  dataFolder: values.data,
  modelsFolder: values.models ?? bundledModelsFolder(),
  openDemoLine,
  openLog: (folder) => openLog(folder, systemClock),
  publish: (name, payload) => send({ kind: 'event', name, payload } as FromEngine),
});

async function hear(message: ToEngine): Promise<void> {
  switch (message.kind) {
    case 'ping':
      send({ kind: 'answer', id: message.id, result: ok(null) });
      return;
    case 'stop':
      return end();
    case 'call':
    case 'locate': {
      const station = await started;
      send({ kind: 'answer', id: message.id, result: station.ok ? await answer(station.value, message) : station });
      return;
    }
    default:
      message satisfies never;
  }
}

function answer(station: Station, message: Extract<ToEngine, { kind: 'call' | 'locate' }>): Promise<Result<unknown>> {
  return message.kind === 'call'
    ? station.dispatch(message.name, message.input, message.actor)
    : station.locate(message.pictureId, message.rendition, message.of);
}

let ending: Promise<void> | null = null;

/** Finishes what is in flight, tells the line about it, and ends the process. */
function end(): Promise<void> {
  ending ??= started.then((station) => (station.ok ? station.value.stop() : undefined)).finally(() => process.exit(0));
  return ending;
}

process.on('message', (raw) => void hear(toEngineSchema.parse(raw)));
// A parent that died can no longer say `stop`.
process.once('disconnect', () => void end());
process.once('SIGTERM', () => void end());
// Ctrl+C reaches the whole group; the parent says when this process is to end, unless there is no parent.
process.on('SIGINT', () => {
  if (!process.connected) void end();
});

const station = await started;
if (station.ok) send({ kind: 'ready' });
else send({ kind: 'refused', fault: station.fault }, () => process.exit(1));
