import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { originalPath } from '../../../main/engine/data-folder.ts';
import { answer } from '../../../main/engine/review/answers.ts';
import { claimItems } from '../../../main/engine/review/claims.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import type { InspectionRecord, Recorded, ShotFacts } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { newestRecipe } from '../../../main/engine/store/set-up/recipes.ts';
import { carryOut } from '../../../main/engine/transfer/carry-out.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import type { DispositionKind, Recipe } from '../../../preload/contract/station/recipe.ts';
import type { ExportOrder, SetOrder } from '../../../preload/contract/station/transfer.ts';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { addTestLane } from '../lines/test-lane.ts';
import { actorOf, addTestPerson } from '../station/test-person.ts';
import { moment } from '../time/fixed-clock.ts';
import { openTestStore } from './open-test-store.ts';
import { detection, inspectionRecord, sha256Of, shotFacts } from './records.ts';

export const JUDGED_AT = Date.parse('2026-03-02T06:00:00Z');
/** Twelve classes; their order is the recipe's, which is not that of the alphabet. */
export const TWELVE_CLASSES = ['stain', 'crack', 'abrasion', ...Array.from({ length: 9 }, (_, i) => `kind ${12 - i}`)];
const PICTURE = { width: 640, height: 480 };

export function drawnBox(className: string, x = 64, y = 48): HumanBox {
  return { className, origin: 'person', box: { space: 'pixel', x, y, width: 64, height: 96 } };
}

export type JudgedPart = {
  readonly file: string;
  readonly kind?: DispositionKind;
  readonly boxes?: readonly HumanBox[];
  readonly classNames?: readonly string[];
  readonly comment?: string;
  readonly shot?: Partial<ShotFacts>;
  readonly record?: Partial<InspectionRecord>;
  readonly isBlind?: boolean;
  /** Nobody answers. */
  readonly isOpen?: boolean;
  /** How the camera was held, as EXIF says it: 6 lies on its side. */
  readonly orientation?: number;
};

/** Parts with every class, boxes beyond the edge and in odd places, and good parts. */
export function manyParts(count: number): readonly JudgedPart[] {
  return Array.from({ length: count }, (_, i) => {
    const className = TWELVE_CLASSES[i % 12] ?? '';
    if (i % 3 === 0) return { file: `SN${i}.jpg` };
    const boxes = [drawnBox(className, (i * 97.31) % 620, (i * 31.17) % 470), drawnBox('stain', -5.5, 400.25)];
    return { file: `SN${i}.jpg`, kind: 'reject', boxes };
  });
}

/** A store in which every part has its own image, 640 × 480, and the given answer; each part has its own lot by default. */
export async function judgedStore(
  parts: readonly JudgedPart[],
  root = temporaryFolder(),
  classes: readonly string[] = TWELVE_CLASSES,
) {
  const store = openTestStore(root);
  const defects = classes.map((className) => ({ className, rejectAt: 0.6, clearBelow: 0.2 }));
  const place = addTestLane(store, JUDGED_AT, { defects });
  const ana = actorOf(addTestPerson(store, 'Ana', 'operator'));
  const add = async (more: readonly JudgedPart[]) => {
    for (const part of more) await addPart(store, place, ana, part);
  };
  await add(parts);
  const recipe = newestRecipe(store.read, place.recipeId);
  if (recipe === null) throw new Error('no recipe');
  /** A part that no person is asked about. */
  const addUnasked = async (part: JudgedPart): Promise<InspectionId> => {
    const recorded = await recordPart(store, place, part, null);
    if (recorded?.kind !== 'inspected') throw new Error(`${part.file} was not recorded`);
    return recorded.inspectionId;
  };
  return { store, recipe, place, add, addUnasked };
}

async function recordPart(
  store: Store,
  place: ReturnType<typeof addTestLane>,
  part: JudgedPart,
  review: InspectionRecord['review'],
): Promise<Recorded | undefined> {
  const picture = await pictureOf(part.file, part.orientation);
  const imageSha256 = sha256Of(picture);
  const original = originalPath(store.folder, imageSha256);
  mkdirSync(path.dirname(original), { recursive: true });
  writeFileSync(original, picture);
  const shot = {
    ...shotFacts(place.laneId, part.file, place.at),
    imageSha256,
    sizeBytes: picture.length,
    lot: `L-${part.file}`,
  };
  const [recorded] = writeRecords(store.write, [
    inspectionRecord(place, part.file, {
      verdict: { kind: 'undetermined', reasons: [{ code: 'model-silent' }] },
      signal: 'HOLD',
      detections: [detection('crack', 0.4)],
      ...part.record,
      shot: { ...shot, ...part.shot },
      review,
      decidedAt: place.at,
    }),
  ]);
  return recorded;
}

async function addPart(
  store: Store,
  place: ReturnType<typeof addTestLane>,
  ana: ReturnType<typeof actorOf>,
  part: JudgedPart,
): Promise<void> {
  await recordPart(store, place, part, { ask: 'unsure', isBlind: part.isBlind ?? false, dueAt: null });
  if (part.isOpen === true) return;
  const [item] = claimItems(store.write, ana, 1, moment(place.at));
  if (item === undefined) throw new Error('nothing was claimed');
  const { kind = 'accept', boxes = [], classNames = [], comment = '' } = part;
  const answered = answer(
    store.write,
    ana,
    { itemId: item.id, kind, classNames: [...classNames], boxes: [...boxes], comment, tookMs: 900 },
    moment(place.at),
  );
  if (!answered.ok) throw new Error(JSON.stringify(answered.fault));
}

/** An image that differs for every name. */
async function pictureOf(name: string, orientation = 1): Promise<Buffer> {
  const { width, height } = PICTURE;
  const background = `#${sha256Of(name).slice(0, 6)}`;
  return sharp({ create: { width, height, channels: 3, background } })
    .withExif({ IFD0: { ImageDescription: name, Orientation: String(orientation) } })
    .jpeg()
    .toBuffer();
}

export function setOrder(recipe: Recipe, change: Partial<SetOrder> = {}): SetOrder {
  const everything = { from: null, until: null, laneId: null, lot: null, modelSha256: null };
  return {
    kind: 'training-set',
    format: 'yolo',
    filter: { ...everything, recipeId: recipe.id },
    preset: 'all',
    labels: 'person',
    together: 'serial-and-lot',
    seed: 's',
    val: 0.2,
    test: 0.2,
    ...change,
  };
}

/** Exports from a store into `out`, as the command line does, and returns how it ended. */
export function exportFrom(store: Store, order: ExportOrder, out: string, signal = new AbortController().signal) {
  return carryOut(
    {
      kind: 'export',
      order,
      out,
      half: `${out}.partial`,
      dataFolder: store.folder.root,
      madeBy: 'Ada',
      personId: null,
      madeAt: JUDGED_AT,
    },
    { signal, onProgress: () => undefined },
  );
}

/** Imports labels into a store and returns how it ended. */
export function importInto(store: Store, from: string) {
  return carryOut(
    { kind: 'labels', from, dataFolder: store.folder.root, madeBy: 'Ada', personId: null, madeAt: JUDGED_AT },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
}
