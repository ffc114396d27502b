// Exports or imports in its own process, so that neither the line nor a page waits for it: `startTransfer` starts it.

import { setPriority } from 'node:os';
import process from 'node:process';
import type { Progress } from '../export/job.ts';
import { carryOut } from './carry-out.ts';
import { type FromTransfer, toTransferSchema } from './messages.ts';

const NICE = 10;
const PROGRESS_EVERY_MS = 150;

setPriority(NICE);
const cancelling = new AbortController();
let toldAt = 0;

function tell(message: FromTransfer, whenTold: () => void = () => undefined): void {
  if (process.connected && process.send !== undefined) process.send(message, undefined, {}, whenTold);
  else whenTold();
}

function tellProgress(progress: Progress): void {
  const now = performance.now();
  if (now - toldAt < PROGRESS_EVERY_MS && progress.done < progress.total) return;
  toldAt = now;
  tell({ kind: 'progress', ...progress });
}

process.on('message', (raw) => {
  const message = toTransferSchema.parse(raw);
  if (message.kind === 'cancel') return cancelling.abort();
  void carryOut(message.task, { signal: cancelling.signal, onProgress: tellProgress }).then((end) =>
    tell({ kind: 'end', end }, () => process.exit(0)),
  );
});
// The parent is gone: nothing half-written may stay.
process.once('disconnect', () => cancelling.abort());
// Ctrl+C reaches the whole group; whoever started this process says when it is to end.
process.on('SIGINT', () => undefined);
