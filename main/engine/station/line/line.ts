import { startIngest } from '../../ingest/ingest.ts';
import { markedEpoch } from '../../line-output/folder-book.ts';
import { startHeldAnswers } from '../../review/held-answers.ts';
import { startHolds } from '../../review/holds.ts';
import { beginEpoch } from '../../store/line/line-station.ts';
import { noteStamps } from '../../store/recording/known-files.ts';
import { lanePlace } from '../over-faults.ts';
import { buildLine, type LineDeps, type LineParts, outputFolderOf } from './line-parts.ts';
import { linePipeline } from './line-pipeline.ts';
import { retryModels } from './retry-models.ts';

export type Line = ReturnType<typeof startLine>;

/** From the camera folders to the line's messages: everything that runs unattended. */
export function startLine(deps: LineDeps) {
  const { store, calls, clock, workers } = deps;
  const { write } = store;
  const parts = buildLine(deps);
  const { recorder, pool, models, output, shadow, usual, rollouts } = parts;
  const ingest = lineIngest(deps, parts);
  const { held, holds } = startWaiting(deps, parts);
  const retry = retryModels(models, (bug) => deps.onBug('models', bug));
  const outputFolder = () => outputFolderOf(deps);
  return {
    ingest,
    pool,
    models,
    shadow,
    rollouts,
    load: () => {
      const inFlight = ingest.inFlight();
      return { isBusy: inFlight > 0, isCrowded: inFlight > workers || pool.stats().shadowsQueued > 0 };
    },
    outputFolder,
    /** Makes a lane relearn what is usual on it. */
    learnAnew: usual.forget,
    /** Why the line cannot be told right now. */
    outputFault: () => output.fault(),
    /** Uses the output folder as if it were new, but leaves the marker of another station alone. */
    takeFolder: output.take,
    /** Checks again whether the folder of the line can be written; does not wait, because a share may hang. */
    proveFolder: () => void output.between(() => undefined),
    /** Begins a new epoch after the highest known one. */
    beginEpoch: async (madeBy: string) => {
      const marker = await markedEpoch(outputFolder(), calls(outputFolder()));
      await output.between(() => {
        // Written messages count as written before the numbers change.
        void recorder.drain();
        beginEpoch(write, marker, madeBy, clock.now());
      });
    },
    /** Announces that there is something new to tell the line. */
    tell: () => {
      held.poke();
      output.poke();
    },
    /** Finishes work in progress and tells the line about it. */
    stop: async () => {
      retry.stop();
      holds.stop();
      held.stop();
      await ingest.stop();
      await recorder.drain();
      await output.stop();
      await recorder.drain();
      await shadow.stop();
      await pool.close();
      shadow.flush();
    },
  };
}

function lineIngest(deps: LineDeps, parts: LineParts) {
  const { store, calls, journal } = deps;
  const { shotLimit, bits, usual, recipeBook } = parts;
  return startIngest({
    read: store.read,
    take: linePipeline(deps, parts),
    shotLimit,
    folder: store.folder,
    calls,
    lineOutput: () => outputFolderOf(deps),
    noteStamps: (stamps) => noteStamps(store.write, stamps),
    bitsSeen: bits.seen,
    usualLearned: (lane) => {
      const recipe = recipeBook.find(lane.recipeId);
      return recipe === null ? null : usual.learned(lane.id, recipe);
    },
    onFault: (lane, fault) => journal.note(lanePlace(lane.name), fault),
  });
}

/** What the line waits for: answers that can still be undone, and people who have not answered. */
function startWaiting({ writes, clock, onBug, onHoldsEnded }: LineDeps, { output }: LineParts) {
  const onError = (error: unknown) => onBug('holds', error);
  const held = startHeldAnswers({
    db: writes('held answers'),
    wallClock: clock.now,
    steadyClock: () => performance.now(),
    onTold: () => output.poke(),
    onError,
  });
  const holds = startHolds({
    db: writes('holds'),
    clock,
    onEnded: (ended) => {
      output.poke();
      onHoldsEnded(ended);
    },
    onError,
  });
  return { held, holds };
}
