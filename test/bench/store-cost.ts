import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answer } from '../../main/engine/review/answers.ts';
import { claimItems } from '../../main/engine/review/claims.ts';
import { openStore, type Store } from '../../main/engine/store/opening/open.ts';
import type { ShotRecord } from '../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../main/engine/store/recording/write-records.ts';
import { admitted } from '../../main/engine/store/set-up/admitted.ts';
import { addLane } from '../../main/engine/store/set-up/lanes.ts';
import { addRecipe } from '../../main/engine/store/set-up/recipes.ts';
import { DEFAULT_RECIPE_BODY } from '../../preload/contract/station/recipe.ts';
import { actorOf, addTestPerson } from '../support/station/test-person.ts';
import { detection, inspectionRecord, type RecordPlace } from '../support/store/records.ts';
import { recordWaiting } from '../support/store/waiting-parts.ts';
import { moment } from '../support/time/fixed-clock.ts';
import { benchLane } from './bench-lane.ts';
import { percentile } from './statistics.ts';

export type InsertCost = {
  readonly rows: number;
  /** Median microseconds of one durable transaction with one inspection of five detections. */
  readonly aloneUs: number;
  /** The same per inspection in groups of sixteen. */
  readonly groupedUs: number;
  /** Median microseconds of a person's answer, durable, with everything that is counted from it. */
  readonly answerUs: number;
};
export type StoreCost = { readonly bytesPerInspection: number; readonly inserts: readonly InsertCost[] };

const AT = Date.parse('2026-03-02T06:00:00Z');
const FILL_GROUP = 2000;
const ANSWERS = 200;
const CLASSES = ['open', 'short', 'mousebite', 'spur', 'copper'];

/** What an inspection costs in an empty store, and in one that holds `rows` of them. */
export function measureStore(rows: number): StoreCost {
  const folder = mkdtempSync(path.join(tmpdir(), 'lupa-bench-store-'));
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const store = opened.value;
  try {
    const place = placeIn(store);
    const records = recordMaker(place);
    const measured = (held: number) => ({
      ...measureInserts(store, records, held),
      answerUs: measureAnswers(store, place),
    });
    const empty = measured(0);
    const before = sizeOf(store);
    for (let filled = 0; filled < rows; filled += FILL_GROUP) {
      writeRecords(store.write, Array.from({ length: Math.min(FILL_GROUP, rows - filled) }, records));
    }
    const bytesPerInspection = Math.round((sizeOf(store) - before) / rows);
    return { bytesPerInspection, inserts: [empty, measured(rows)] };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function placeIn({ write }: Store): RecordPlace {
  const recipe = addRecipe(
    write,
    admitted({
      name: 'Bench',
      body: DEFAULT_RECIPE_BODY,
      madeBy: 'bench',
      madeAt: AT,
      comment: '',
    }),
  );
  const lane = addLane(write, admitted(benchLane('/bench', recipe.id)));
  return { laneId: lane.id, recipeId: recipe.id, at: AT };
}

/** Parts as a busy line makes them: four detections in five pictures, one in twenty fails. */
function recordMaker(place: RecordPlace): () => ShotRecord {
  let part = 0;
  return () => {
    part++;
    const at = AT + part * 250;
    const detections = CLASSES.map((name, index) => detection(name, ((part * 7 + index * 13) % 97) / 100));
    return inspectionRecord({ ...place, at }, `L-${Math.floor(part / 500)}_SN${String(part).padStart(8, '0')}.jpg`, {
      detections,
    });
  };
}

function measureInserts(store: Store, record: () => ShotRecord, rows: number): Omit<InsertCost, 'answerUs'> {
  const aloneUs = medianUs(200, () => writeRecords(store.write, [record()]));
  const groupedUs = medianUs(60, () => writeRecords(store.write, Array.from({ length: 16 }, record))) / 16;
  return { rows, aloneUs: Math.round(aloneUs), groupedUs: Math.round(groupedUs) };
}

function measureAnswers(store: Store, place: RecordPlace): number {
  const reviewer = actorOf(addTestPerson(store, randomUUID(), 'operator'));
  const took = Array.from({ length: ANSWERS }, () => {
    recordWaiting(store, place, `${randomUUID()}.jpg`);
    // With this draw, nothing that measures the person is mixed in.
    const [item] = claimItems(store.write, reviewer, 1, moment(AT), () => 0.999);
    if (item === undefined) throw new Error('nobody waits');
    const given = { itemId: item.id, kind: 'accept' as const, classNames: [], boxes: [], comment: '', tookMs: 1800 };
    return tookUs(() => {
      const answered = answer(store.write, reviewer, given, moment(AT), () => 0.999);
      if (!answered.ok) throw new Error(JSON.stringify(answered.fault));
    });
  });
  return Math.round(percentile(took, 0.5));
}

function medianUs(times: number, work: () => void): number {
  return percentile(
    Array.from({ length: times }, () => tookUs(work)),
    0.5,
  );
}

function tookUs(work: () => void): number {
  const startedMs = performance.now();
  work();
  return (performance.now() - startedMs) * 1000;
}

function sizeOf({ folder, write }: Store): number {
  write.all('PRAGMA wal_checkpoint(TRUNCATE)');
  return statSync(folder.database).size;
}
