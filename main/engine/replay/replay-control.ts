import { failed } from '../../../preload/contract/faults/result.ts';
import type { Replay } from '../../../preload/contract/models/replay.ts';
import type { ReplayId } from '../../../preload/contract/values/units.ts';
import { beginReplay, endReplay, nextReplay } from '../store/models/replays.ts';
import { storeFault } from '../store/opening/store-fault.ts';
import { createReplayNews } from './replay-news.ts';
import { type ReplayJob, runReplay } from './run-replay.ts';

export type ReplayControl = {
  /** Starts the replay whose turn it is, if none is running: a new one, or one interrupted when the engine ended. */
  readonly follow: () => void;
  /** Stops a replay that the store says is cancelled; one that only waits is announced as well. */
  readonly release: (id: ReplayId) => void;
  /** The current state of the replay: the store does not know whether it waits for the line. */
  readonly asNow: (replay: Replay) => Replay;
  /** Stops the running one, which continues at the next start. */
  readonly stop: () => Promise<void>;
};

type Deps = Pick<ReplayJob, 'store' | 'clock' | 'maxPixels' | 'lineLoad'> & {
  readonly onChanged: (replay: Replay) => void;
  readonly onBug: (where: string, bug: unknown) => void;
};

/** Runs the replays of the store, the oldest first and one at a time. */
export function openReplayControl(deps: Deps): ReplayControl {
  const { store, clock, onChanged, onBug } = deps;
  const news = createReplayNews(store.read, onChanged);
  let current: { readonly id: ReplayId; readonly abort: AbortController; readonly ended: Promise<void> } | null = null;
  let isStopped = false;

  async function run(id: ReplayId, signal: AbortSignal): Promise<void> {
    beginReplay(store.write, id, clock.now());
    news.tell(id);
    const onProgress = () => {
      news.hold(null);
      news.tell(id);
    };
    const onHeld = () => news.hold(id);
    const ran = await runReplay({ ...deps, signal, onProgress, onHeld }, id).catch((bug: unknown) => {
      onBug('replay', bug);
      return failed(storeFault(bug));
    });
    news.hold(null);
    if (signal.aborted) return;
    const endedAt = clock.now();
    endReplay(store.write, id, ran.ok ? { ending: 'done', endedAt } : { ending: 'failed', endedAt, fault: ran.fault });
    news.tell(id);
  }

  function follow(): void {
    const id = current === null && !isStopped ? nextReplay(store.read) : null;
    if (id === null) return;
    const abort = new AbortController();
    const ended = run(id, abort.signal).then(
      () => {
        current = null;
        follow();
      },
      // Its end could not even be recorded: the next start tries again, instead of trying here endlessly.
      (bug: unknown) => onBug('replay', bug),
    );
    current = { id, abort, ended };
  }

  return {
    follow,
    release: (id) => {
      news.tell(id);
      if (current?.id === id) current.abort.abort();
    },
    asNow: news.asNow,
    stop: async () => {
      isStopped = true;
      current?.abort.abort();
      await current?.ended;
      news.stop();
    },
  };
}
