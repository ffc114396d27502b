import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { UNWATCHED } from '../../../main/engine/folder-calls.ts';
import { createNameReaders } from '../../../main/engine/ingest/admit.ts';
import { findTold } from '../../../main/engine/ingest/files/find-told.ts';
import type { Taken } from '../../../main/engine/ingest/see-through.ts';
import { observe } from '../../../main/engine/ingest/watching/observation.ts';
import { createPipeline, type PipelineDeps } from '../../../main/engine/pipeline.ts';
import { createJudges } from '../../../main/engine/station/line/judges.ts';
import { createModelWatch } from '../../../main/engine/station/line/model-watch.ts';
import { lineMessagesAfter } from '../../../main/engine/store/line/line-messages.ts';
import { registerModel } from '../../../main/engine/store/models/models.ts';
import { inspectionOf } from '../../../main/engine/store/parts/inspections.ts';
import { startRecorder } from '../../../main/engine/store/recording/grouped-recorder.ts';
import { findByContent, findByPixels } from '../../../main/engine/store/recording/known-files.ts';
import { admitted } from '../../../main/engine/store/set-up/admitted.ts';
import { laneOf } from '../../../main/engine/store/set-up/lanes.ts';
import { addRecipeVersion, newestRecipe } from '../../../main/engine/store/set-up/recipes.ts';
import { createUsualPictures } from '../../../main/engine/usual-pictures.ts';
import type { Look, LookRequest } from '../../../main/engine/vision/pool/worker-messages.ts';
import type { Result } from '../../../preload/contract/faults/result.ts';
import type { Detection, ModelMeasures } from '../../../preload/contract/models/model.ts';
import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { seenPicture } from '../../support/files/seen-pictures.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { FOUND_SOMETHING } from '../../support/models/found-something.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

let looks = 0;
export function look(detections: readonly Detection[], pixelHash = String(++looks).padStart(16, '0')): Look {
  const optics = { brightness: 100, contrast: 20, sharpness: 300 };
  return {
    ...seenPicture(),
    width: 640,
    height: 480,
    neededSide: 640,
    detections,
    isCut: false,
    optics,
    pixelHash,
    elapsedMs: { decode: 2, prepare: 1, detect: 20, read: 1 },
  };
}

/** A station without threads: a real store and real files, and a model that answers as told. */
export async function startStation(
  body: Partial<RecipeBody>,
  answer: (request: LookRequest) => Result<Look> | Promise<Result<Look>>,
  measured: ModelMeasures | null = FOUND_SOMETHING,
) {
  const store = openTestStore();
  const { sha256: modelSha256, profile: examined } = await savedModel(temporaryFolder(), 'model.onnx', colourModel());
  const { hasFoundDrawn: _, ...profile } = examined;
  const clock = fixedClock('2026-03-02T06:00:00Z');
  registerModel(
    store.write,
    {
      family: 'test',
      version: '1',
      sha256: modelSha256,
      profile,
      warnings: [],
      ...(measured === null ? {} : { measured }),
    },
    'Ada',
    clock.now(),
  );
  const place = addTestLane(store, clock.now(), { modelSha256, audit: { passShare: 0, failShare: 0 }, ...body });
  const lane = laneOf(store.read, place.laneId);
  if (lane === null) throw new Error('no lane');
  const recorder = startRecorder(store.write);
  onTestFinished(() => recorder.drain());
  const asked: LookRequest[] = [];
  const bugs: unknown[] = [];
  const recipe = () => {
    const newest = newestRecipe(store.read, place.recipeId);
    if (newest === null) throw new Error('no recipe');
    return newest;
  };
  const deps: PipelineDeps = {
    recipeOf: recipe,
    judgingFault: createJudges(store.read),
    modelDoubt: createModelWatch(store.read),
    admission: {
      keep: {
        folder: store.folder,
        calls: UNWATCHED,
        isRecorded: (sha256) => findByContent(store.read, sha256) !== null,
      },
      readName: createNameReaders(),
      clock,
    },
    rolloutWay: () => null,
    findByContent: (sha256) => findByContent(store.read, sha256),
    findTold: (shot) => findTold(store.read, store.folder, shot),
    usual: createUsualPictures({ db: store.write, clock, onBug: (bug) => bugs.push(bug) }),
    findByPixels: (hash) => findByPixels(store.read, hash),
    inspect: async (request) => {
      asked.push(request);
      return answer(request);
    },
    recorder,
    draw: () => 0.5,
    clock,
    onRecorded: () => {},
    onBug: (_shot, bug) => bugs.push(bug),
  };
  const folder = temporaryFolder();
  const take = createPipeline(deps);
  const drop = async (name: string, content: string | Buffer = name, isBlank = false): Promise<Taken> => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    const seen = await observe(file);
    if (seen === null) throw new Error('no file');
    return take({ lane, name, path: file, calls: UNWATCHED, seen, isBlank, busyMs: 0, watchMs: 3 });
  };
  const inspection = (id: number) => inspectionOf(store.read, inspectionIdSchema.parse(id));
  const told = () => lineMessagesAfter(store.read, 0, 100).map(({ serial, signal }) => `${serial} ${signal}`);
  const change = (next: Partial<RecipeBody>) => {
    const { id, version, ...draft } = recipe();
    addRecipeVersion(store.write, id, version, admitted({ ...draft, body: { ...draft.body, ...next } }));
  };
  return { drop, inspection, told, asked, bugs, change, modelSha256 };
}
