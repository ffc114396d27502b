import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decide } from '../../main/domain/verdict/decide.ts';
import { holdEndsAt, route } from '../../main/domain/verdict/route.ts';
import { markLineWritten, queueSignal } from '../../main/engine/store/line/line-messages.ts';
import { modelIdOf, registerModel } from '../../main/engine/store/models/models.ts';
import type { Store } from '../../main/engine/store/opening/open.ts';
import { insertDetections, insertInspection, insertShot } from '../../main/engine/store/recording/insert-inspection.ts';
import { beginRecount } from '../../main/engine/store/rollups/rollups.ts';
import { admitted } from '../../main/engine/store/set-up/admitted.ts';
import { addLane } from '../../main/engine/store/set-up/lanes.ts';
import { addRecipe } from '../../main/engine/store/set-up/recipes.ts';
import { type Detection, modelCardSchema } from '../../preload/contract/models/model.ts';
import type { VerdictKind } from '../../preload/contract/parts/inspection.ts';
import { DEFAULT_RECIPE_BODY, HOLD_LONGEST_MS, type Recipe } from '../../preload/contract/station/recipe.ts';
import {
  type InspectionId,
  inspectionIdSchema,
  type LaneId,
  type PersonId,
  type Sha256,
} from '../../preload/contract/values/units.ts';
import { randomNumbers } from '../support/random.ts';
import { addTestPerson } from '../support/station/test-person.ts';
import { inspectionRecord, shotFacts } from '../support/store/records.ts';
import { benchLane } from './bench-lane.ts';

export type LargeStore = {
  readonly count: number;
  /** How many of the newest parts that go to people are still waiting. */
  readonly waiting: number;
  readonly seed: number;
  /** When the newest part was decided. */
  readonly until: number;
  readonly onProgress?: (done: number) => void;
};

const GROUP = 20_000;
/** Half a part per second, round the clock, over all lanes. */
const EVERY_MS = 2000;
const PARTS_PER_LOT = 2000;
/** Longer than any part in the queue has waited: no hold time ends, whatever the length of the queue. */
const PATIENCE_MS = HOLD_LONGEST_MS;
const CLASSES = ['scratch', 'crack', 'chip', 'stain'] as const;

type Cast = {
  readonly lanes: readonly LaneId[];
  readonly recipe: Recipe;
  readonly models: readonly Sha256[];
  readonly people: readonly PersonId[];
};

/**
 * Fills an empty store with the parts of a line over months: three lanes, two models one after the other, lots,
 * four people, audits, answers and a queue; each model runs in shadow while the other decides. The same seed gives the same store. The
 * roll-ups stay empty: the station counts the parts, or `countAllParts` does.
 */
export function fillStore(store: Store, { count, waiting, seed, until, onProgress }: LargeStore): void {
  const cast = castOf(store, until - count * EVERY_MS);
  const random = randomNumbers(seed);
  const open: { readonly id: number; readonly inspectionId: number; readonly isPass: boolean; readonly at: number }[] =
    [];
  for (let first = 0; first < count; first += GROUP) {
    store.write.transaction(() => {
      for (let part = first; part < Math.min(count, first + GROUP); part += 1) {
        const item = addPart(store, cast, random, part, until - (count - part) * EVERY_MS, part / count);
        if (item !== null) open.push(item);
        // The newest parts are the queue.
        if (open.length > waiting) answerOne(store, cast, random, open.shift());
      }
    });
    onProgress?.(Math.min(count, first + GROUP));
  }
  markLineWritten(store.write, count);
  beginRecount(store.write);
}

function castOf({ write, read, ...store }: Store, at: number): Cast {
  const whole = { write, read, ...store };
  const models = ['1', '2'].map((version) => {
    const file = path.resolve(import.meta.dirname, `../../models/phone-glass/${version}/card.json`);
    return registerModel(write, modelCardSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), 'bench', at).sha256;
  });
  const defects = CLASSES.map((className) => ({ className, rejectAt: 0.6, clearBelow: 0.3 }));
  const recipe = addRecipe(
    write,
    admitted({
      name: 'Phone glass',
      body: {
        ...DEFAULT_RECIPE_BODY,
        defects,
        modelSha256: models[1] ?? null,
        hold: { ...DEFAULT_RECIPE_BODY.hold, timeoutMs: PATIENCE_MS },
      },
      madeBy: 'bench',
      madeAt: at,
      comment: '',
    }),
  );
  const lanes = ['left', 'middle', 'right'].map(
    (name) => addLane(write, admitted({ ...benchLane(`/bench/${name}`, recipe.id), name, isEnabled: false })).id,
  );
  const people = ['Ada', 'Bo', 'Cruz', 'Dilek'].map((name) => addTestPerson(whole, name, 'operator').id);
  return { lanes, recipe, models, people };
}

function addPart({ write }: Store, cast: Cast, random: () => number, part: number, decidedAt: number, age: number) {
  const { recipe } = cast;
  const serial = `SN${String(part).padStart(8, '0')}`;
  const lot = `L${String(Math.floor(part / PARTS_PER_LOT)).padStart(5, '0')}`;
  const laneId = cast.lanes[part % cast.lanes.length] ?? laneMissing();
  const detections = detectionsOf(random);
  const verdict = decide({ detections, isCut: false }, recipe.body);
  const { signal, ask, isBlind } = route(verdict, 'partial', recipe.body, random());
  const record = inspectionRecord({ laneId, recipeId: recipe.id, at: decidedAt - 40 }, `${lot}_${serial}.jpg`, {
    shot: { ...shotFacts(laneId, `${lot}_${serial}.jpg`, decidedAt - 40), serial, lot },
    modelSha256: cast.models[age < 0.5 ? 0 : 1] ?? null,
    verdict,
    signal,
    detections,
    optics: {
      brightness: 110 + 8 * random() - 20 * Math.max(0, age - 0.8),
      contrast: 30 + 4 * random(),
      sharpness: 300 + 80 * random(),
    },
    stageTimes: { watch: 2 + 3 * random(), decode: 7 + 3 * random(), detect: 20 + 9 * random(), decide: 0.02 },
    decidedAt,
  });
  const { id } = insertShot(write, record.shot, null);
  const inspectionId = inspectionIdSchema.parse(id);
  insertInspection(write, inspectionId, record);
  insertDetections(write, inspectionId, detections);
  addShadowLook(write, cast.models[age < 0.5 ? 1 : 0] ?? null, inspectionId, verdict.kind, random, decidedAt);
  queueSignal(write, id, decidedAt);
  if (ask === null) return null;
  const { rowId } = write.run(
    `INSERT INTO review_item (inspection_id, ask, is_blind, queued_at, due_at) VALUES (@id, @ask, @isBlind, @decidedAt, @dueAt)`,
    { id, ask, isBlind: isBlind ? 1 : 0, decidedAt, dueAt: holdEndsAt(signal, decidedAt, recipe.body) },
  );
  return { id: rowId, inspectionId: id, isPass: verdict.kind === 'pass', at: decidedAt };
}

/** The other model agrees on 96 parts in 100. */
function addShadowLook(
  write: Store['write'],
  challenger: Sha256 | null,
  inspectionId: InspectionId,
  champion: VerdictKind,
  random: () => number,
  at: number,
): void {
  if (challenger === null) return;
  const other = (['pass', 'fail', 'undetermined'] as const).filter((kind) => kind !== champion);
  const kind = random() < 0.96 ? champion : (other[random() < 0.5 ? 0 : 1] ?? champion);
  write.run(
    `INSERT INTO shadow_verdict (model_id, inspection_id, verdict, is_discordant, reasons, detections, looked_at, look_us)
     VALUES (@modelId, @inspectionId, @kind, @isDiscordant, '[]', '[]', @lookedAt, 21000)`,
    {
      modelId: modelIdOf(write, challenger),
      inspectionId,
      kind,
      isDiscordant: kind === champion ? 0 : 1,
      lookedAt: at + 60,
    },
  );
}

/** Four parts in ten show something; the scores are spread like those of a fair detector, most of them near either end. */
function detectionsOf(random: () => number): Detection[] {
  if (random() > 0.4) return [];
  const boxes = random() < 0.2 ? 2 : 1;
  return Array.from({ length: boxes }, () => {
    const classIndex = Math.floor(random() * CLASSES.length);
    const score = random() < 0.5 ? 0.6 + 0.39 * random() : 0.05 + 0.55 * random();
    const box = { space: 'pixel' as const, x: 580 * random(), y: 420 * random(), width: 40, height: 30 };
    return { classIndex, className: CLASSES[classIndex] ?? 'scratch', score, box };
  });
}

function answerOne(
  { write }: Store,
  { people }: Cast,
  random: () => number,
  item:
    | { readonly id: number; readonly inspectionId: number; readonly isPass: boolean; readonly at: number }
    | undefined,
): void {
  if (item === undefined) return;
  const madeAt = item.at + 20_000 + Math.floor(60_000 * random());
  const kind = random() < (item.isPass ? 0.98 : 0.45) ? 'accept' : 'reject';
  const className = CLASSES[Math.floor(random() * CLASSES.length)] ?? 'scratch';
  write.run(
    `INSERT INTO disposition (inspection_id, review_item_id, kind, class_names, boxes, comment, ask, person_id, made_at, took_ms)
     SELECT inspection_id, id, @kind, @classNames, '[]', '', ask, @personId, @madeAt, @tookMs FROM review_item WHERE id = @id`,
    {
      id: item.id,
      kind,
      classNames: kind === 'accept' ? '[]' : JSON.stringify([className]),
      personId: people[Math.floor(random() * people.length)] ?? null,
      madeAt,
      tookMs: 1200 + Math.floor(3000 * random()),
    },
  );
  write.run('UPDATE review_item SET closed_at = @madeAt WHERE id = @id', { id: item.id, madeAt });
}

function laneMissing(): never {
  throw new Error('a large store has lanes');
}
