// Adds up figures in its own process, over a read-only connection: however long it takes, the line does not wait for it.
import os from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { failed, type Result } from '../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import { type Clock, type Moment, steadyMs } from '../clock.ts';
import { openReader, type Reader } from '../store/opening/open-reader.ts';
import { storeFault } from '../store/opening/store-fault.ts';
import { type FigureHandlers, figureHandlers } from './figure-handlers.ts';
import { type FigureAnswer, type FigureCall, figureCallSchema } from './messages.ts';

/** The line needs the cores more than whoever looks at charts. On Linux priority belongs to the thread and is inherited. */
const NICE = 10;
if (os.getPriority() < NICE) os.setPriority(NICE);

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('Say where the data lies: --data FOLDER');
const root = values.data;

/** The time when it was asked: the station's clock, sent along with the question. */
let moment: Moment = { at: 0, steady: steadyMs(0) };
const clock: Clock = { now: () => moment.at, steady: () => moment.steady, moment: () => moment };
let unreadable: FigureAnswer['unreadable'] = [];
let reader: Reader | null = null;

process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', (raw) => {
  const call = figureCallSchema.parse(raw);
  moment = { at: call.moment.at, steady: steadyMs(call.moment.steady) };
  unreadable = [];
  process.send?.({ id: call.id, ...answer(call), unreadable } satisfies FigureAnswer);
});

function answer({ name, input, actor }: FigureCall): Pick<FigureAnswer, 'result' | 'bug'> {
  try {
    const handlers = openHandlers();
    if (!handlers.ok) return { result: handlers, bug: null };
    if (!Object.hasOwn(handlers.value, name)) throw new Error(`no figure is called ${name}`);
    // The sender has parsed the input by this operation's schema.
    const handler = handlers.value[name as keyof FigureHandlers] as (input: unknown, actor: Actor) => Result<unknown>;
    return { result: handler(input, actor), bug: null };
  } catch (error) {
    return {
      result: failed(storeFault(error)),
      bug: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

let known: FigureHandlers | null = null;

function openHandlers(): Result<FigureHandlers> {
  if (reader === null) {
    const opened = openReader(root, (row) => unreadable.push({ what: row.what, fault: storeFault(row) }));
    if (!opened.ok) return opened;
    reader = opened.value;
  }
  known ??= figureHandlers({ store: { read: reader.read }, clock });
  return { ok: true, value: known };
}
