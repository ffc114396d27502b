import { z } from 'zod';
import { DEFAULT_ROLLOUT_PLAN, rolloutPlanSchema } from '../models/rollout-plan.ts';
import { instantSchema, recipeIdSchema, scoreSchema, sha256Schema } from '../values/units.ts';

/**
 * Who decides.
 * - `manual`: people decide, the model is silent
 * - `shadow`: people decide blind, the model is logged
 * - `assist`: people decide and see the model
 * - `partial`: the model decides what it is sure of
 * - `full`: the model decides everything; what it is unsure of fails
 */
export const automationLevelSchema = z.enum(['manual', 'shadow', 'assist', 'partial', 'full']);
export type AutomationLevel = z.infer<typeof automationLevelSchema>;

/** The longest class name that a recipe takes. */
export const CLASS_NAME_LONGEST = 80;

/** The two limits of one defect class: the part fails at or above `rejectAt`, is clear below `clearBelow`, and in between a person decides. */
export const defectLimitsSchema = z
  .object({
    className: z
      .string()
      .min(1)
      .max(CLASS_NAME_LONGEST)
      // Counts are stored by class name, and this name is special in JavaScript objects.
      .refine((name) => name !== '__proto__', 'no class can have this name'),
    rejectAt: scoreSchema,
    clearBelow: scoreSchema,
    /** The plant's own code for this defect. */
    plantCode: z.string().max(40).optional(),
  })
  .refine((limits) => limits.clearBelow <= limits.rejectAt, 'clearBelow must not lie above rejectAt');
export type DefectLimits = Readonly<z.infer<typeof defectLimitsSchema>>;

/** A person's decision about a part; the last three only if a plant uses them. */
export const dispositionKindSchema = z.enum(['accept', 'reject', 'inconclusive', 'rework', 'use-as-is', 'escalate']);
export type DispositionKind = z.infer<typeof dispositionKindSchema>;

/**
 * What an image must look like for a verdict; outside these limits the camera or the lamp is in trouble, and a model
 * that sees nothing would call the part clear. Brightness is mean luminance and contrast its standard deviation, 0 to 255.
 */
export const pictureLimitsSchema = z
  .object({
    minBrightness: z.number().min(0).max(255),
    maxBrightness: z.number().min(0).max(255),
    minContrast: z.number().min(0).max(127),
    /** Of the shorter side, in pixels. */
    minSide: z.number().int().min(1).max(10_000).default(16),
    /** Variance of the Laplacian of luminance. */
    minSharpness: z.number().min(0).max(10_000).default(0.5),
    /** Sharpness relative to the square of contrast: 20 for white noise, less than 4 for photographs. Faint noise never counts. */
    maxNoise: z.number().min(0.1).max(100).default(8),
    /** The largest allowed share of the height of a strip without any data. */
    maxBlank: z.number().min(0).max(1).default(0.1),
    /** How many times the usual spread an image may differ from those the lane has learned from; 0: no limit. */
    departure: z.number().min(0).max(100).default(8),
  })
  .refine((limits) => limits.minBrightness < limits.maxBrightness, 'minBrightness must lie below maxBrightness');
export type PictureLimits = Readonly<z.infer<typeof pictureLimitsSchema>>;

/** Far outside what any lit image of a part measures: a lens cap, a dead lamp, a wrong exposure. */
export const DEFAULT_PICTURE_LIMITS: PictureLimits = pictureLimitsSchema.parse({
  minBrightness: 6,
  maxBrightness: 249,
  minContrast: 2,
});

/** Thirty days: longer than any line waits for a part, and far from the limits of a date. */
export const HOLD_LONGEST_MS = 30 * 24 * 60 * 60_000;

export const recipeBodySchema = z.object({
  modelSha256: sha256Schema.nullable(),
  automationLevel: automationLevelSchema,
  /** In the order in which labels are exported; the order never changes within a recipe. */
  defects: z.array(defectLimitsSchema).max(1000),
  /** Limits for classes of the model that the recipe does not name. */
  otherDefects: z.object({ rejectAt: scoreSchema, clearBelow: scoreSchema }),
  /** Detections below this score are not even recorded, unless they counted in the verdict. */
  recordAbove: scoreSchema,
  /** Overlap above which two boxes of one class count as one. */
  overlapLimit: z.number().min(0.05).max(1),
  /** Recipes from before these limits have the default ones. */
  pictureLimits: pictureLimitsSchema.default(DEFAULT_PICTURE_LIMITS),
  /** A regular expression on the relative file name with the named groups `serial`, `lot`, and optionally `lane`. */
  namePattern: z.string().max(500),
  /** Share of automatic decisions, 0 to 1, drawn at random for a blind second look. */
  audit: z.object({ passShare: z.number().min(0).max(1), failShare: z.number().min(0).max(1) }),
  /** Parts drawn for a second look are kept where they can still be sorted out; otherwise the line is never told that such a part is good after all. */
  auditedAtHand: z.boolean().default(false),
  /** The share of bad parts among passed ones, 0 to 1, that audits should show is not exceeded. */
  escapeTarget: z.number().min(0.0001).max(0.5).default(0.005),
  hold: z.object({
    timeoutMs: z.number().int().min(1000).max(HOLD_LONGEST_MS),
    /** The decision for a part that nobody looked at in time. Never accept. */
    onTimeout: z.enum(['reject', 'rework', 'escalate']),
  }),
  /** Share of reviewed items that are shown again, to the same or another person, unannounced. */
  repeatShare: z.number().min(0).max(1),
  /** How long to wait before an answered part is shown again: too soon, and it is recognised. */
  repeatAfterMinutes: z
    .number()
    .int()
    .min(1)
    .max(30 * 24 * 60)
    .default(60),
  /** Share of challenge parts, whose answer is known, among the parts shown for review. */
  challengeShare: z.number().min(0).max(0.5).default(0),
  extraDispositions: z.array(z.enum(['rework', 'use-as-is', 'escalate'])),
  /** How a new model takes over. */
  rollout: rolloutPlanSchema.default(DEFAULT_ROLLOUT_PLAN),
});
export type RecipeBody = Readonly<z.infer<typeof recipeBodySchema>>;

/** One frozen version of a recipe. A change makes the next version. */
export const recipeSchema = z.object({
  id: recipeIdSchema,
  name: z.string().min(1).max(80),
  version: z.number().int().positive(),
  body: recipeBodySchema,
  madeBy: z.string(),
  madeAt: instantSchema,
  comment: z.string(),
});
export type Recipe = Readonly<z.infer<typeof recipeSchema>>;

/** A serial contains a digit: a camera that only counts its images (`IMG_0001.jpg`) names no part, and must not give all parts one serial. */
export const DEFAULT_NAME_PATTERN = '^(?:(?<lane>[^/]+)/)?(?:(?<lot>L[^_/]*)_)?(?<serial>[^_/.]*\\d[^_/.]*)[^/]*$';

/** What a new recipe starts with: the model decides what it is sure of, and one decision in twenty gets a second look. */
export const DEFAULT_RECIPE_BODY: RecipeBody = {
  modelSha256: null,
  automationLevel: 'partial',
  defects: [],
  otherDefects: { rejectAt: 0.6, clearBelow: 0.25 },
  recordAbove: 0.05,
  overlapLimit: 0.45,
  pictureLimits: DEFAULT_PICTURE_LIMITS,
  namePattern: DEFAULT_NAME_PATTERN,
  audit: { passShare: 0.05, failShare: 0.02 },
  auditedAtHand: false,
  escapeTarget: 0.005,
  hold: { timeoutMs: 10 * 60_000, onTimeout: 'reject' },
  repeatShare: 0.02,
  repeatAfterMinutes: 60,
  challengeShare: 0.02,
  extraDispositions: [],
  rollout: DEFAULT_ROLLOUT_PLAN,
};
