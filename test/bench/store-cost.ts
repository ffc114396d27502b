import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addLane } from '../../main/engine/store/lanes.ts';
import { openStore, type Store } from '../../main/engine/store/open.ts';
import { addRecipe } from '../../main/engine/store/recipes.ts';
import { recordAll } from '../../main/engine/store/record-all.ts';
import type { ShotRecord } from '../../main/engine/store/records.ts';
import { DEFAULT_RECIPE_BODY } from '../../preload/contract/recipe.ts';
import { detection, inspectionRecord, type RecordPlace } from '../support/records.ts';
import { benchLane } from './bench-lane.ts';
import { percentile } from './statistics.ts';

export type InsertCost = {
  readonly rows: number;
  /** Median microseconds of one durable transaction with one inspection of five detections. */
  readonly aloneUs: number;
  /** The same per inspection in groups of sixteen. */
  readonly groupedUs: number;
};
export type StoreCost = { readonly bytesPerInspection: number; readonly inserts: readonly InsertCost[] };

const AT = Date.parse('2026-03-02T06:00:00Z');
const FILL_GROUP = 2000;
const CLASSES = ['open', 'short', 'mousebite', 'spur', 'copper'];

/** What an inspection costs in an empty store, and in one that holds `rows` of them. */
export function measureStore(rows: number): StoreCost {
  const folder = mkdtempSync(path.join(tmpdir(), 'lupa-bench-store-'));
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const store = opened.value;
  try {
    const records = recordMaker(placeIn(store));
    const empty = measureInserts(store, records, 0);
    const before = sizeOf(store);
    for (let filled = 0; filled < rows; filled += FILL_GROUP) {
      recordAll(store.write, Array.from({ length: Math.min(FILL_GROUP, rows - filled) }, records));
    }
    const bytesPerInspection = Math.round((sizeOf(store) - before) / rows);
    return { bytesPerInspection, inserts: [empty, measureInserts(store, records, rows)] };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function placeIn({ write }: Store): RecordPlace {
  const recipe = addRecipe(write, {
    name: 'Bench',
    body: DEFAULT_RECIPE_BODY,
    madeBy: 'bench',
    madeAt: AT,
    comment: '',
  });
  const lane = addLane(write, benchLane('/bench', recipe.id));
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

function measureInserts(store: Store, record: () => ShotRecord, rows: number): InsertCost {
  const aloneUs = medianUs(200, () => recordAll(store.write, [record()]));
  const groupedUs = medianUs(60, () => recordAll(store.write, Array.from({ length: 16 }, record))) / 16;
  return { rows, aloneUs: Math.round(aloneUs), groupedUs: Math.round(groupedUs) };
}

function medianUs(times: number, work: () => void): number {
  const took = Array.from({ length: times }, () => {
    const startedMs = performance.now();
    work();
    return (performance.now() - startedMs) * 1000;
  });
  return percentile(took, 0.5);
}

function sizeOf({ folder, write }: Store): number {
  write.all('PRAGMA wal_checkpoint(TRUNCATE)');
  return statSync(folder.database).size;
}
