import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { EngineEnd } from '../../preload/contract/station/engine-state.ts';
import { type FromEngine, fromEngineSchema, type ToEngine } from '../../preload/contract/transport/engine-messages.ts';
import type { EngineProgram } from './engine-program.ts';
import type { Timers } from './timers.ts';

/** How long to wait for pipes held open by a process that the engine left behind. */
const LAST_WORDS_WITHIN_MS = 1_000;
/** Long enough for an engine that closed its channel to finish work in progress. */
const SPEECHLESS_FOR_MS = 15_000;
const LONGEST_LINE = 4_000;

type Listeners = {
  readonly onMessage: (message: FromEngine) => void;
  /** Something that is not a message of the contract. */
  readonly onGarbage: (issues: string) => void;
  readonly onLine: (stream: 'stdout' | 'stderr', line: string) => void;
  /** Called once, after the last message. */
  readonly onEnd: (end: EngineEnd) => void;
};

/** One run of the engine: a child process that speaks the contract's messages over its channel. */
export type EngineProcess = {
  readonly pid: number | undefined;
  readonly send: (message: ToEngine) => void;
  readonly kill: () => void;
};

export function startEngineProcess(program: EngineProgram, timers: Timers, on: Listeners): EngineProcess {
  const child = spawn(program.node, [...program.args], {
    env: program.environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // JSON, because Electron's Node and the engine's Node have different versions: V8's own format need not agree.
    serialization: 'json',
    windowsHide: true,
  });
  child.on('message', (raw) => {
    const message = fromEngineSchema.safeParse(raw);
    // The names and payloads of events are checked where they are passed on, against the contract's map of events.
    if (message.success) on.onMessage(message.data as FromEngine);
    else on.onGarbage(message.error.issues.map((issue) => issue.message).join('; '));
  });
  // An engine that can no longer be reached is of no use, even while it lives.
  child.on('disconnect', () => timers.after(SPEECHLESS_FOR_MS, () => child.kill('SIGKILL')));
  if (child.stdout) readLines(child.stdout, (line) => on.onLine('stdout', line));
  if (child.stderr) readLines(child.stderr, (line) => on.onLine('stderr', line));
  whenOver(child, timers, on.onEnd);
  return {
    pid: child.pid,
    send: (message) => {
      // A failing send is followed by the end of the process, which settles everything waiting for an answer.
      if (child.connected) child.send(message, () => {});
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  createInterface({ input: stream }).on('line', (line) => onLine(line.slice(0, LONGEST_LINE)));
}

function whenOver(child: ChildProcess, timers: Timers, onEnd: (end: EngineEnd) => void): void {
  let isOver = false;
  const over = (end: EngineEnd) => {
    if (isOver) return;
    isOver = true;
    onEnd(end);
  };
  const ended = (code: number | null, signal: string | null) =>
    over(signal === null ? { kind: 'exit', code: code ?? 0 } : { kind: 'signal', signal });
  child.on('error', (error) => {
    if (child.pid === undefined) over({ kind: 'unstartable', reason: error.message });
  });
  child.on('close', ended);
  child.on('exit', (code, signal) => timers.after(LAST_WORDS_WITHIN_MS, () => ended(code, signal)));
}
