import { storeFault } from '../../store/opening/store-fault.ts';
import { type LaneWatch, note, nowMs } from './lane-watch.ts';
import { realFolder } from './real-folder.ts';
import { sweep } from './sweep.ts';
import { isThoroughSweep } from './sweep-schedule.ts';
import { Unwatchable, watchFault } from './unwatchable.ts';

/** Watches until told to stop: sweeps when a sweep is due, and checks what is reported or due in between. */
export async function runWatch(watch: LaneWatch): Promise<void> {
  const { wake, tracker, feeder } = watch;
  while (!watch.isStopping) {
    if (nowMs() >= watch.schedule.nextMs) await sweepOnce(watch);
    await attend(watch).catch((error: unknown) => lose(watch, error));
    await wake.sleepUntil(Math.min(watch.schedule.nextMs, tracker.nextDueMs(), feeder.resumeAtMs()));
  }
}

/** Records new stamps of files whose bytes were compared. */
export function noteProven({ tracker, deps }: LaneWatch): void {
  const proven = tracker.takeProven();
  if (proven.size === 0) return;
  try {
    deps.noteStamps(proven);
  } catch (error) {
    // Their bytes are read again when the station is restarted.
    deps.onFault(storeFault(error));
  }
}

async function sweepOnce(watch: LaneWatch): Promise<void> {
  const { tracker } = watch;
  const wasStill = tracker.waiting() === 0;
  const movementsBefore = watch.movements;
  note(watch, { kind: 'began', nowMs: nowMs() });
  try {
    await sweepRoot(watch);
    watch.unreachable = null;
    note(watch, { kind: 'ended', nowMs: nowMs(), everyMs: watch.deps.lane.sweepEveryMs });
  } catch (error) {
    lose(watch, error);
  }
  noteProven(watch);
  const isStill = wasStill && watch.movements === movementsBefore && tracker.waiting() === 0;
  watch.isDrained = isStill && watch.unreachable === null;
}

async function sweepRoot(watch: LaneWatch): Promise<void> {
  const { deps, root, clearing, tracker } = watch;
  const { lane, calls } = deps;
  const found = await calls.call(() => realFolder(lane.folder));
  const objection = await deps.objection(found);
  if (objection !== null) throw new Unwatchable(objection);
  if (await root.enter(found.place)) note(watch, { kind: 'folder-exchanged' });
  const rule = { isRecursive: lane.isRecursive, excluded: await deps.excluded() };
  if (watch.isToBeSurveyed) beginAnew(watch);
  await sweep({
    root: root.home(),
    calls,
    onIgnored: clearing.resume,
    onClosed: root.noteClosed,
    rule,
    tracker,
    hints: root.hints(),
    // If files are cleared away, one that is still there has to be cleared again.
    isThorough: lane.afterwards.kind !== 'leave' || isThoroughSweep(watch.schedule),
    meanwhile: () => attend(watch),
  });
}

/** Checks what was hinted or is due, and passes on what is complete. Returns whether to continue. */
async function attend(watch: LaneWatch): Promise<boolean> {
  const { hinted, tracker, feeder } = watch;
  if (watch.isToBeSurveyed) return !watch.isStopping;
  const names = new Set([...hinted, ...tracker.dueNames()]);
  hinted.clear();
  await tracker.lookAtAll([...names]);
  feeder.feed();
  return !watch.isStopping;
}

/** What was seen below may be in the folder of another lane by now; everything else is found again by the sweep. */
function beginAnew(watch: LaneWatch): void {
  watch.isToBeSurveyed = false;
  for (const name of watch.hinted) if (name.includes('/')) watch.hinted.delete(name);
  watch.tracker.forgetBelow();
}

/** The folder cannot be read: reported once, tried again with growing pauses, and watched again when it is back. */
function lose(watch: LaneWatch, error: unknown): void {
  const fault = watchFault(error, watch.deps.lane.folder);
  if (watch.isToBeSurveyed) beginAnew(watch);
  if (watch.unreachable === null) watch.deps.onFault(fault);
  watch.unreachable = fault;
  watch.root.lose();
  note(watch, { kind: 'failed', nowMs: nowMs() });
}
