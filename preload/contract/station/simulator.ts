import { z } from 'zod';

const shareSchema = z.number().min(0).max(1);
const partNumberSchema = z.number().int().min(0).max(1_000_000_000);

/** When parts come: evenly, at random moments with the same mean, or several at once. */
export const paceSchema = z.object({
  kind: z.enum(['steady', 'poisson', 'bursts']),
  /** Mean over all lanes together; 0: as fast as images can be made. */
  partsPerMinute: z.number().min(0).max(6000),
  /** Parts that come at once; only for `bursts`. */
  burstSize: z.number().int().min(1).max(500),
});
export type Pace = Readonly<z.infer<typeof paceSchema>>;

export const simulatedClassSchema = z.enum(['scratch', 'crack', 'chip', 'stain', 'bubble']);
export type SimulatedClass = z.infer<typeof simulatedClassSchema>;

/** What decides how the parts of the line look. */
export const partMixSchema = z.object({
  /** Share of parts with at least one defect that is a reason to reject. */
  defectRate: shareSchema,
  /** Chance, after each defect, that the part has one more. */
  furtherDefect: shareSchema,
  /** Share of parts with marks too small to matter. */
  toleratedRate: shareSchema,
  /** 0: defects are obvious and tolerated marks tiny; 1: both are close to the acceptance limit. */
  borderline: shareSchema,
  /** Relative weights of the classes. */
  classMix: z.record(simulatedClassSchema, z.number().min(0).max(1_000_000)),
});
export type PartMix = Readonly<z.infer<typeof partMixSchema>>;

/**
 * Changes at the camera (data drift), or on the line so that the right answer changes (concept drift):
 * - `lampAgeing`, `lampFailure`, `colourShift`, `dirtyLens`, `focus`, `cameraMoved`
 * - `newDefect`: bubbles appear; `newPhoneModel`; `changedAcceptanceLimit`: marks tolerated so far become a reason to reject
 */
export const driftKindSchema = z.enum([
  'lampAgeing',
  'lampFailure',
  'colourShift',
  'dirtyLens',
  'focus',
  'cameraMoved',
  'newDefect',
  'newPhoneModel',
  'changedAcceptanceLimit',
]);
export type DriftKind = z.infer<typeof driftKindSchema>;

export const driftSchema = z.object({
  kind: driftKindSchema,
  /** 1 is the worst. For `newDefect` and `newPhoneModel`, the share of defects and of parts. */
  amount: shareSchema,
  /** The part it starts with; null: the next one made. */
  fromPart: partNumberSchema.nullable(),
  /** The number of parts until it is complete; 0: at once. */
  overParts: partNumberSchema,
});
export type Drift = Readonly<z.infer<typeof driftSchema>>;

/** Problems with the camera's files, by share of images or, for one-off events, in seconds from their part on. */
export const lineFaultSchema = z.discriminatedUnion('kind', [
  z.object({
    /** Cut off in the middle; full length but damaged; delivered again under another name. */
    kind: z.enum(['halfWritten', 'corrupt', 'duplicates']),
    share: shareSchema,
    fromPart: partNumberSchema.nullable(),
  }),
  z.object({
    kind: z.enum(['cameraStops', 'folderVanishes']),
    seconds: z.number().min(0).max(86_400),
    fromPart: partNumberSchema.nullable(),
  }),
  z.object({
    /** From then on the camera's clock is wrong by this much, in names and file times. */
    kind: z.literal('clockJump'),
    seconds: z.number().min(-1e9).max(1e9),
    fromPart: partNumberSchema.nullable(),
  }),
]);
export type LineFault = Readonly<z.infer<typeof lineFaultSchema>>;
export const lineFaultKindSchema = z.enum([
  'halfWritten',
  'corrupt',
  'duplicates',
  'cameraStops',
  'folderVanishes',
  'clockJump',
]);
export type LineFaultKind = LineFault['kind'];

/** How files arrive in the folder: renamed into place, growing slowly under their final name, or several copied at once. */
export const writeModeSchema = z.enum(['rename', 'slow-chunks', 'burst']);
export type WriteMode = z.infer<typeof writeModeSchema>;

/** The simulated line as set by the panel and the command line; everything may change while it runs. */
export const simulatorSettingsSchema = z.object({
  pace: paceSchema,
  parts: partMixSchema,
  /** `first`: one lamp and tray for every line; `many`: each line has its own. */
  fixture: z.enum(['first', 'many']),
  lanes: z.number().int().min(1).max(16),
  /** Side of the square images in pixels. */
  pictureSize: z.number().int().min(320).max(4096),
  write: writeModeSchema,
  drifts: z.array(driftSchema).max(20),
  faults: z.array(lineFaultSchema).max(20),
});
export type SimulatorSettings = Readonly<z.infer<typeof simulatorSettingsSchema>>;

export const DEFAULT_SIMULATOR_SETTINGS: SimulatorSettings = {
  pace: { kind: 'steady', partsPerMinute: 30, burstSize: 8 },
  parts: {
    defectRate: 0.12,
    furtherDefect: 0.25,
    toleratedRate: 0.3,
    borderline: 0.35,
    classMix: { scratch: 4, crack: 2, chip: 2, stain: 3, bubble: 0 },
  },
  fixture: 'many',
  lanes: 1,
  pictureSize: 1280,
  write: 'rename',
  drifts: [],
  faults: [],
};

/** What pressing a drift's button does: how much, and how slowly. */
export const USUAL_DRIFTS: Readonly<Record<DriftKind, Readonly<Pick<Drift, 'amount' | 'overParts'>>>> = {
  lampAgeing: { amount: 1, overParts: 300 },
  lampFailure: { amount: 1, overParts: 0 },
  colourShift: { amount: 1, overParts: 100 },
  dirtyLens: { amount: 1, overParts: 150 },
  focus: { amount: 0.6, overParts: 60 },
  cameraMoved: { amount: 1, overParts: 0 },
  newDefect: { amount: 0.4, overParts: 0 },
  newPhoneModel: { amount: 0.5, overParts: 0 },
  changedAcceptanceLimit: { amount: 1, overParts: 0 },
};

/** What pressing a fault's button does: a share of images, or seconds. */
export const USUAL_FAULTS: Readonly<Record<LineFaultKind, number>> = {
  halfWritten: 0.05,
  corrupt: 0.05,
  duplicates: 0.05,
  cameraStops: 20,
  folderVanishes: 15,
  clockJump: 3600,
};

/** Counts since the line was started; files, not parts: a duplicate counts again. */
export const simulatorStatsSchema = z.object({
  isPlaying: z.boolean(),
  /** The number of the next part to be made. */
  nextPart: z.number().int(),
  partsMade: z.number().int(),
  badParts: z.number().int(),
  filesWritten: z.number().int(),
  /** Failed writes, with the latest reason; mostly a folder that vanished. */
  writesFailed: z.number().int(),
  lastFailure: z.string().nullable(),
});
export type SimulatorStats = Readonly<z.infer<typeof simulatorStatsSchema>>;

/** The settings of the simulated line, and what it has made. */
export const simulatorStateSchema = z.object({ settings: simulatorSettingsSchema, stats: simulatorStatsSchema });
export type SimulatorState = Readonly<z.infer<typeof simulatorStateSchema>>;
