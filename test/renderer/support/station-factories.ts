import { type ModelSummary, modelSummarySchema } from '../../../preload/contract/models/model.ts';
import {
  type Inspection,
  type InspectionSummary,
  inspectionSchema,
} from '../../../preload/contract/parts/inspection.ts';
import { type Lane, laneSchema } from '../../../preload/contract/station/lane.ts';
import { DEFAULT_RECIPE_BODY, type Recipe, recipeSchema } from '../../../preload/contract/station/recipe.ts';
import { type StationStatus, stationStatusSchema } from '../../../preload/contract/station/status.ts';

/** A Monday morning shift in Madrid. */
export const NOW = Date.UTC(2026, 2, 2, 9, 30, 0);
const SHA = (digit: string) => digit.repeat(64);

type Changes<T> = { readonly [K in keyof T]?: unknown };

/** A passed board, as the engine would tell it. */
export function anInspection(changes: Changes<Inspection> = {}): Inspection {
  return inspectionSchema.parse({
    id: 1,
    laneId: 1,
    laneName: 'Line 3, top camera',
    fileName: 'L0421_A1003.jpg',
    serial: 'A1003',
    lot: 'L0421',
    namedLane: null,
    isBrought: false,
    capturedAt: NOW - 400,
    decidedAt: NOW,
    verdict: 'pass',
    signal: 'PASS',
    topClass: null,
    topScore: null,
    isReadable: true,
    isWaiting: false,
    disposition: null,
    arm: null,
    elapsedMs: 61.2,
    width: 640,
    height: 640,
    sizeBytes: 84_213,
    imageSha256: SHA('a'),
    recipeId: 1,
    recipeName: 'Bare board',
    recipeVersion: 4,
    automationLevel: 'partial',
    modelSha256: SHA('b'),
    modelName: 'pcb 1.2',
    rollout: null,
    reasons: [{ code: 'all-clear' }],
    detections: [],
    optics: { brightness: 121.4, contrast: 48.2, sharpness: 812.5 },
    admittedAt: NOW - 62,
    stageTimes: {
      watch: 3.1,
      keep: 4.4,
      queue: 0.6,
      decode: 8.7,
      prepare: 3.2,
      detect: 38.4,
      read: 0.9,
      decide: 0.1,
      record: 1.8,
    },
    dispositions: [],
    ...changes,
  });
}

/** The same part as lists know it. */
export function aSummary(changes: Changes<Inspection> = {}): InspectionSummary {
  const { id, laneId, laneName, fileName, serial, lot, capturedAt, decidedAt, verdict, signal, ...rest } =
    anInspection(changes);
  const { topClass, topScore, isReadable, isWaiting, disposition, arm, elapsedMs } = rest;
  const where = { id, laneId, laneName, fileName, serial, lot };
  return {
    ...where,
    capturedAt,
    decidedAt,
    verdict,
    signal,
    topClass,
    topScore,
    isReadable,
    isWaiting,
    disposition,
    arm,
    elapsedMs,
  };
}

export function aLane(changes: Changes<Lane> = {}): Lane {
  return laneSchema.parse({
    id: 1,
    name: 'Line 3, top camera',
    folder: '/data/camera/line-3/top',
    isRecursive: false,
    isPolled: false,
    settleMs: 500,
    sweepEveryMs: 5000,
    usedBits: null,
    afterwards: { kind: 'leave' },
    recipeId: 1,
    isEnabled: true,
    ...changes,
  });
}

export function aRecipe(changes: Changes<Recipe> = {}): Recipe {
  const defects = ['open', 'short', 'mousebite', 'spur', 'copper', 'pin-hole'].map((className, index) => ({
    className,
    clearBelow: 0.25 + index * 0.02,
    rejectAt: 0.6 + index * 0.03,
  }));
  return recipeSchema.parse({
    id: 1,
    name: 'Bare board',
    version: 4,
    body: { ...DEFAULT_RECIPE_BODY, modelSha256: SHA('b'), defects },
    madeBy: 'Engineer 1',
    madeAt: NOW - 86_400_000,
    comment: 'Mousebites were held too often.',
    ...changes,
  });
}

export function aModel(changes: Changes<ModelSummary> = {}): ModelSummary {
  return modelSummarySchema.parse({
    sha256: SHA('b'),
    family: 'pcb',
    version: '1.2',
    layout: 'v8',
    modelFamily: 'YOLOv8',
    inputWidth: 640,
    inputHeight: 640,
    classes: ['open', 'short', 'mousebite', 'spur', 'copper', 'pin-hole'],
    precision: 'float32',
    sizeBytes: 12_200_000,
    importedAt: NOW - 5 * 86_400_000,
    warnings: [],
    ...changes,
  });
}

/** A station in the middle of a shift. */
export function aStatus(changes: Changes<StationStatus> = {}): StationStatus {
  return stationStatusSchema.parse({
    now: NOW,
    stationName: 'Line 3',
    dataFolder: '/var/lib/lupa',
    isFirstRun: false,
    recipe: {
      id: 1,
      name: 'Bare board',
      version: 4,
      automationLevel: 'partial',
      modelSha256: SHA('b'),
      modelName: 'pcb 1.2',
    },
    lanes: [
      {
        laneId: 1,
        name: 'Line 3, top camera',
        state: 'watching',
        fault: null,
        waiting: 0,
        lastShotAt: NOW - 400,
        bitsSeen: null,
        usualLearned: 1,
        partsPerMinute: 48.2,
      },
    ],
    shift: {
      startedAt: NOW - 3.5 * 3_600_000,
      inspected: 1204,
      pass: 1118,
      fail: 61,
      hold: 22,
      error: 3,
      duplicates: 1,
    },
    partsPerMinute: 48.2,
    last: null,
    review: { waiting: 12, oldestAt: NOW - 4 * 60_000, nextDueAt: NOW + 6 * 60_000, timedOut: 0 },
    lineOutput: { fault: null, untold: 0 },
    lostModels: [],
    health: {
      workers: 2,
      inFlight: 1,
      backlog: 3,
      eventLoopP99Ms: 11.3,
      longestHold: null,
      memoryMb: 312,
      diskFreeGb: 184.2,
      workersReplaced: 0,
    },
    faults: [],
    recount: null,
    simulator: 'absent',
    ...changes,
  });
}
