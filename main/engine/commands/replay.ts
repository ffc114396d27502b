import { once } from 'node:events';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import type { Replay } from '../../../preload/contract/models/replay.ts';
import type { Comparison } from '../../../preload/contract/models/shadow.ts';
import type { ReplayId } from '../../../preload/contract/values/units.ts';
import { systemClock } from '../clock.ts';
import { comparisonOf } from '../operations/models/comparison.ts';
import { runReplay } from '../replay/run-replay.ts';
import {
  addReplay,
  beginReplay,
  endReplay,
  hasPartsBetween,
  openReplayLike,
  replayGaps,
  replayOf,
} from '../store/models/replays.ts';
import { openStore, type Store } from '../store/opening/open.ts';
import { stationSettings } from '../store/set-up/settings.ts';
import { faultSentence } from './fault-sentence.ts';
import { inOneLine } from './in-one-line.ts';
import { complain, filterOf, instant } from './transfer.ts';

type Flags = Readonly<{ data: string; model: string; from?: number; until?: number; lane?: string; json?: true }>;

const MEGA = 1_000_000;
const PROGRESS_EVERY_MS = 1000;
const NAMED_GAPS = 500;

/** Adds `replay` to the command line: runs a model on the stored parts of a station that is not running. */
export function registerReplay(program: Command): void {
  program
    .command('replay')
    .description(
      'Run a model on stored parts and compare it with what was decided. An interrupted replay continues when it is requested again or when the station starts',
    )
    .requiredOption('--data <folder>', 'data folder of a station that is not running')
    .requiredOption('--model <name>', 'family and version, or the start of its SHA-256')
    .option('--from <time>', 'parts decided at or after this time; default: all', instant)
    .option('--to, --until <time>', 'parts decided before this time; default: now', instant)
    .option('--lane <name>', 'only parts of this lane')
    .option('--json', 'one JSON object')
    .action(replay);
}

async function replay(flags: Flags): Promise<void> {
  const opened = openStore(flags.data);
  if (!opened.ok) return complain(faultSentence(opened.fault));
  const store = opened.value;
  try {
    const filter = filterOf(store.read, flags);
    if (!filter.ok) return complain(faultSentence(filter.fault));
    const { modelSha256, laneId } = filter.value;
    if (modelSha256 === null) return complain(faultSentence(notFound('model', String(flags.model))));
    const asked = { modelSha256, laneId, from: flags.from ?? 0, until: flags.until ?? Number.POSITIVE_INFINITY };
    const begun = openReplayLike(store.read, asked);
    if (begun === null && !hasPartsBetween(store.read, asked)) return complain('No part was inspected in this period.');
    const id = begun ?? addReplay(store.write, untilNow(asked), whoIsHere());
    await run(store, id);
    report(store, id, flags.json === true);
  } finally {
    store.close();
  }
}

function untilNow<T extends { until: number }>(asked: T): T {
  return { ...asked, until: Math.min(asked.until, systemClock.now()) };
}

function whoIsHere() {
  return { madeBy: userInfo().username, personId: null, madeAt: systemClock.now() };
}

async function run(store: Store, id: ReplayId): Promise<void> {
  const abort = new AbortController();
  const over = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    void once(process, signal, { signal: over.signal }).then(
      () => abort.abort(),
      () => undefined,
    );
  }
  beginReplay(store.write, id, systemClock.now());
  const ran = await runReplay(
    {
      store,
      clock: systemClock,
      maxPixels: stationSettings(store.read).maxPictureMegapixels * MEGA,
      lineLoad: () => ({ isBusy: false, isCrowded: false }),
      onHeld: () => undefined,
      onProgress: progressOn(store, id),
      signal: abort.signal,
    },
    id,
  );
  over.abort();
  if (abort.signal.aborted) return;
  const endedAt = systemClock.now();
  endReplay(store.write, id, ran.ok ? { ending: 'done', endedAt } : { ending: 'failed', endedAt, fault: ran.fault });
}

function progressOn(store: Store, id: ReplayId): () => void {
  let toldAt = performance.now();
  return () => {
    if (performance.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = performance.now();
    const now = replayOf(store.read, id);
    if (now !== null) console.error(`${now.looked + now.withoutPicture} of ${now.parts ?? '?'} parts`);
  };
}

function report({ read }: Store, id: ReplayId, isJson: boolean): void {
  const ended = replayOf(read, id);
  if (ended === null) throw new Error(`No replay ${id}`);
  const { modelSha256, from, until } = ended;
  const comparison = comparisonOf(read, { modelSha256, replayId: id, from, until, laneId: null, lot: null });
  if (isJson) {
    console.log(JSON.stringify({ replay: ended, gaps: replayGaps(read, id, NAMED_GAPS), comparison }));
  } else console.log(asText(ended, comparison));
  if (ended.fault !== null) complain(faultSentence(ended.fault));
  else if (ended.endedAt === null) {
    complain('Interrupted: it continues when it is requested again, or when the station starts.');
  }
}

function asText(replay: Replay, { agreement, judged }: Comparison): string {
  const share = agreement === null ? '' : `, ${(100 * agreement.share).toFixed(1)}% had the same verdict`;
  const missing = replay.withoutPicture === 0 ? '' : `; ${replay.withoutPicture} without an image`;
  return [
    `${inOneLine(replay.modelName)}: judged ${replay.looked} of ${replay.parts ?? '?'} parts${missing}`,
    `${judged.discordant} verdicts would change${share}`,
    `of the parts judged by people, only the champion was wrong on ${judged.championWrong}, only this model on ${judged.challengerWrong}`,
  ].join('\n');
}
