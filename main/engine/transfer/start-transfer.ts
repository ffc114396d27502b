import { endInWords, startChildProgram } from '../../child-program.ts';
import { siblingEntry } from '../../sibling-entry.ts';
import type { Progress } from '../export/job.ts';
import { removeHalf } from '../export/remove-half.ts';
import { fromTransferSchema, type ToTransfer, type TransferEnd, type TransferTask } from './messages.ts';

export type Transfer = {
  /** Resolves when the process is gone and nothing half-written remains. Never rejects. */
  readonly ended: Promise<TransferEnd>;
  /** Ends it soon; kills it if it does not react. */
  readonly cancel: () => void;
};

const CANCEL_WITHIN_MS = 10_000;

/** A table is written row by row and needs little memory; without a limit the heap would grow to all that is free. A set is kept in memory until its manifest is written. */
const SMALL_HEAP = ['--max-semi-space-size=2', '--max-old-space-size=64'];

/** Does a task in its own process. */
export function startTransfer(
  task: TransferTask,
  onProgress: (progress: Progress) => void = () => undefined,
): Transfer {
  const isTable = task.kind === 'export' && task.order.kind === 'csv';
  let end: TransferEnd | null = null;
  let patience: NodeJS.Timeout | null = null;
  const { promise, resolve } = Promise.withResolvers<TransferEnd>();

  const child = startChildProgram(siblingEntry(import.meta.filename, 'transfer-child'), {
    execArgv: isTable ? SMALL_HEAP : [],
    prints: 'errors',
    onMessage: (raw) => {
      const message = fromTransferSchema.parse(raw);
      if (message.kind === 'end') end = message.end;
      else onProgress({ done: message.done, total: message.total, bytes: message.bytes });
    },
    onEnd: (how) => void gone(endInWords(how)),
  });

  async function gone(reason: string): Promise<void> {
    if (patience !== null) clearTimeout(patience);
    // It clears up by itself, unless ended from outside. What cannot be removed is on record as begun.
    if (task.kind === 'export') await removeHalf(task.half);
    const killed: TransferEnd = {
      kind: 'failed',
      fault: { code: 'internal', message: `the export ended with ${reason}` },
    };
    resolve(end ?? (patience === null ? killed : { kind: 'cancelled' }));
  }

  const send = (message: ToTransfer) => child.send(message);
  send({ kind: 'begin', task });

  return {
    ended: promise,
    cancel: () => {
      send({ kind: 'cancel' });
      patience ??= setTimeout(child.kill, CANCEL_WITHIN_MS);
    },
  };
}
