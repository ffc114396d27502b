import { userInfo } from 'node:os';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { ExportOrder, RecordFilter, TransferResult } from '../../../preload/contract/station/transfer.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { writtenTime } from '../../domain/time/written-time.ts';
import type { Progress } from '../export/job.ts';
import { localZoneOffset } from '../station/zone-offset.ts';
import type { ReadDb } from '../store/handles.ts';
import { models } from '../store/models/models.ts';
import { openReader } from '../store/opening/open-reader.ts';
import { lanes } from '../store/set-up/lanes.ts';
import { recipes } from '../store/set-up/recipes.ts';
import type { TransferEnd, TransferTask } from '../transfer/messages.ts';
import { startTransfer } from '../transfer/start-transfer.ts';
import { faultSentence } from './fault-sentence.ts';

/** The filter as given on the command line: names, not numbers. */
export type FilterFlags = Readonly<{
  from?: number;
  until?: number;
  lane?: string;
  lot?: string;
  recipe?: string;
  model?: string;
}>;

const PROGRESS_EVERY_MS = 1000;

/** Runs an export, shows its progress, and exits with its result. Ctrl+C cancels. */
export async function exportTo(
  flags: Readonly<{ data: string; out: string; json?: true }>,
  makeOrder: (db: ReadDb) => Result<ExportOrder>,
  summary: (result: TransferResult) => string,
): Promise<void> {
  const order = inReader(flags.data, makeOrder);
  if (!order.ok) return complain(faultSentence(order.fault));
  const out = path.resolve(flags.out);
  const dataFolder = path.resolve(flags.data);
  const sized = await startTransfer({ kind: 'size', order: order.value, out, dataFolder }).ended;
  if (sized.kind === 'failed') return complain(faultSentence(sized.fault));
  if (sized.kind === 'sized') {
    const { count, bytes, freeBytes } = sized.size;
    console.error(
      `${count} parts, about ${megabytes(bytes)}${freeBytes === null ? '' : `; ${megabytes(freeBytes)} free`}`,
    );
    if (freeBytes !== null && bytes > freeBytes) return complain(faultSentence({ code: 'disk-full', path: out }));
  }
  const task = {
    kind: 'export',
    order: order.value,
    out,
    half: `${out}.partial-${process.pid}`,
    ...whoIsHere(dataFolder),
  } as const;
  report(await withCancel(task), flags.json === true, summary);
}

/** Runs a task with progress on the error output; Ctrl+C ends it without a trace. */
export async function withCancel(task: TransferTask): Promise<TransferEnd> {
  let toldAt = performance.now();
  const onProgress = ({ done, total, bytes }: Progress) => {
    if (performance.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = performance.now();
    console.error(`${done} of ${total}${bytes === 0 ? '' : `, ${megabytes(bytes)}`}`);
  };
  const transfer = startTransfer(task, onProgress);
  process.once('SIGINT', transfer.cancel);
  process.once('SIGTERM', transfer.cancel);
  const end = await transfer.ended;
  process.off('SIGINT', transfer.cancel);
  process.off('SIGTERM', transfer.cancel);
  return end;
}

export function report(end: TransferEnd, isJson: boolean, summary: (result: TransferResult) => string): void {
  if (end.kind === 'failed') complain(faultSentence(end.fault));
  else if (end.kind === 'cancelled') complain('Cancelled; no partial files were left behind.');
  else if (end.kind === 'done') console.log(isJson ? JSON.stringify(end.result) : summary(end.result));
}

export function whoIsHere(dataFolder: string) {
  return { dataFolder, madeBy: userInfo().username, personId: null, madeAt: Date.now() };
}

/** Turns names into the store's ids. */
export function filterOf(db: ReadDb, flags: FilterFlags): Result<RecordFilter> {
  const lane = flags.lane === undefined ? null : lanes(db).find(({ name }) => name === flags.lane);
  if (lane === undefined) return failed(notFound('lane', String(flags.lane)));
  const recipe = flags.recipe === undefined ? null : recipes(db).find(({ name }) => name === flags.recipe);
  if (recipe === undefined) return failed(notFound('recipe', String(flags.recipe)));
  const model = flags.model === undefined ? null : modelOf(db, flags.model);
  if (model === undefined) return failed(notFound('model', String(flags.model)));
  return ok({
    from: flags.from ?? null,
    until: flags.until ?? null,
    laneId: lane?.id ?? null,
    lot: flags.lot ?? null,
    recipeId: recipe?.id ?? null,
    modelSha256: model,
  });
}

function modelOf(db: ReadDb, wanted: string): Sha256 | undefined {
  return models(db).find(
    ({ sha256, family, version }) => sha256.startsWith(wanted) || `${family} ${version}` === wanted,
  )?.sha256;
}

const NO_TIME = {
  malformed: 'Expected a date like 2026-03-02 or a time like 2026-03-02T06:00 or 2026-03-02T06:00+01:00.',
  none: 'There is no such day, or clocks here skip this time.',
  twice: 'Clocks here show this time twice: add the time zone, as in 2026-10-25T02:30+02:00.',
} as const;

/** An instant as people write it on the command line; refused if no calendar or clock shows it. */
export function instant(text: string): number {
  const time = writtenTime(text, localZoneOffset);
  if (time.kind !== 'at') throw new InvalidArgumentError(NO_TIME[time.kind]);
  return time.at;
}

export function inReader<T>(data: string, ask: (db: ReadDb) => Result<T>): Result<T> {
  const opened = openReader(data);
  if (!opened.ok) return opened;
  try {
    return ask(opened.value.read);
  } finally {
    opened.value.close();
  }
}

export function complain(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
