import { constants, setPriority } from 'node:os';
import sharp from 'sharp';
import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { systemClock } from '../line/clock.ts';
import { type SimulatedLine, startSimulatedLine } from '../line/simulated-line.ts';
import {
  type FromSimulator,
  type SimulatorCommand,
  type SimulatorStart,
  toSimulatorSchema,
} from './simulator-messages.ts';

// The simulator's own process. It draws images with whatever computing time the station leaves, never more.

const STATE_EVERY_MS = 1000;

let line: SimulatedLine | null = null;
let obeyed = -1;
let sent = '';

function send(message: FromSimulator): void {
  if (process.connected) process.send?.(message);
}

function sendState(): void {
  if (line === null) return;
  const message = { kind: 'state', obeyed, state: { settings: line.settings(), stats: line.stats() } } as const;
  const text = JSON.stringify(message);
  if (text !== sent) send(message);
  sent = text;
}

function start({ isPlaying, ...order }: SimulatorStart): void {
  const started = startSimulatedLine({ ...order, count: null, clock: systemClock });
  line = started;
  if (!isPlaying) started.pause();
  started.done.catch((error: unknown) => {
    send({ kind: 'failed', reason: messageOf(error) });
    process.disconnect();
  });
}

async function stop(): Promise<void> {
  clearInterval(reporting);
  // The reason why a line failed was reported when it happened.
  await line?.stop().catch(() => undefined);
  sendState();
  if (process.connected) process.disconnect();
}

function obey(command: SimulatorCommand): void | Promise<void> {
  switch (command.kind) {
    case 'start':
      return line === null ? start(command) : undefined;
    case 'update':
      return line?.update(command.settings);
    case 'pause':
      return line?.pause();
    case 'play':
      return line?.play();
    case 'stop':
      return stop();
    default:
      return command satisfies never;
  }
}

setPriority(constants.priority.PRIORITY_LOW);
sharp.concurrency(1);
const reporting = setInterval(sendState, STATE_EVERY_MS);
process.on('message', (message) => {
  const { order, command } = toSimulatorSchema.parse(message);
  void obey(command);
  obeyed = order;
  sendState();
});
process.once('disconnect', () => void stop());
