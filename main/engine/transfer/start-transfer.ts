import { fork } from 'node:child_process';
import type { Progress } from '../export/job.ts';
import { removeHalf } from '../export/remove-half.ts';
import { siblingEntry } from '../sibling-entry.ts';
import { fromTransferSchema, type ToTransfer, type TransferEnd, type TransferTask } from './messages.ts';

export type Transfer = {
  /** Resolves when the process is gone and nothing half-written remains. Never rejects. */
  readonly ended: Promise<TransferEnd>;
  /** Ends it soon; one that does not obey is killed. */
  readonly cancel: () => void;
};

const CANCEL_WITHIN_MS = 10_000;

/** A table is written row by row and needs little memory; without a limit the collector would let it take what there is. A set is kept in mind until its manifest is written. */
const SMALL_HEAP = ['--max-semi-space-size=2', '--max-old-space-size=64'];

/** Carries out a task in a process of its own. */
export function startTransfer(
  task: TransferTask,
  onProgress: (progress: Progress) => void = () => undefined,
): Transfer {
  const isTable = task.kind === 'export' && task.order.kind === 'csv';
  const child = fork(siblingEntry(import.meta.filename, 'transfer-child'), {
    execArgv: isTable ? SMALL_HEAP : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const send = (message: ToTransfer) => child.connected && child.send(message);
  let end: TransferEnd | null = null;
  let patience: NodeJS.Timeout | null = null;
  const { promise, resolve } = Promise.withResolvers<TransferEnd>();

  child.on('message', (raw) => {
    const message = fromTransferSchema.parse(raw);
    if (message.kind === 'end') end = message.end;
    else onProgress({ done: message.done, total: message.total, bytes: message.bytes });
  });
  const gone = async (reason: string) => {
    if (patience !== null) clearTimeout(patience);
    // It clears up itself, unless it was ended from outside. What has to be left is on record as begun.
    if (task.kind === 'export') await removeHalf(task.half);
    const killed: TransferEnd = {
      kind: 'failed',
      fault: { code: 'internal', message: `the export ended with ${reason}` },
    };
    resolve(end ?? (patience === null ? killed : { kind: 'cancelled' }));
  };
  child.once('error', (error) => void gone(error.message));
  child.once('exit', (code, signal) => void gone(signal ?? `code ${code}`));
  send({ kind: 'begin', task });

  return {
    ended: promise,
    cancel: () => {
      send({ kind: 'cancel' });
      patience ??= setTimeout(() => child.kill('SIGKILL'), CANCEL_WITHIN_MS);
    },
  };
}
