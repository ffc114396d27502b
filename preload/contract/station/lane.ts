import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { instantSchema, laneIdSchema, pathSchema, recipeIdSchema } from '../values/units.ts';

/** What happens to the camera's own file once its record is durable. */
export const afterwardsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('leave') }),
  z.object({ kind: z.literal('move'), folder: pathSchema }),
  z.object({ kind: z.literal('delete') }),
]);
export type Afterwards = Readonly<z.infer<typeof afterwardsSchema>>;

/** How many bits of each value cameras use in 16-bit files, fewest first. */
export const KNOWN_DEPTHS = [10, 12, 14, 16] as const;

/** How many of the 16 bits of a value the camera uses; `null`: nobody has said. 8-bit files do not need it. */
export const usedBitsSchema = z.literal(KNOWN_DEPTHS).nullable();
export type UsedBits = z.infer<typeof usedBitsSchema>;

export const laneSettingsSchema = z.object({
  name: z.string().trim().min(1).max(60),
  folder: pathSchema,
  isRecursive: z.boolean(),
  /** Poll instead of listening: network shares do not report changes. */
  isPolled: z.boolean(),
  /** How long size and time must stay unchanged before a file counts as complete. */
  settleMs: z.number().int().min(0).max(600_000),
  sweepEveryMs: z.number().int().min(200).max(3_600_000),
  afterwards: afterwardsSchema,
  /** Lanes from before this setting have no answer. */
  usedBits: usedBitsSchema.default(null),
  recipeId: recipeIdSchema,
  isEnabled: z.boolean(),
});
export type LaneSettings = Readonly<z.infer<typeof laneSettingsSchema>>;

export const laneSchema = laneSettingsSchema.extend({ id: laneIdSchema });
export type Lane = Readonly<z.infer<typeof laneSchema>>;

/** `watching` is the only healthy state; `unreachable` names a folder that vanished or cannot be read, and is retried automatically. */
export const laneHealthSchema = z.object({
  laneId: laneIdSchema,
  name: z.string(),
  state: z.enum(['watching', 'paused', 'unreachable']),
  /** Why it does not watch, or why some of its files are still there. */
  fault: faultSchema.nullable(),
  waiting: z.number().int().nonnegative(),
  /** The most bits used by images since the station started, while it waits to be told how many the camera uses. */
  bitsSeen: usedBitsSchema,
  /** Share, 0 to 1, of the images needed to know what is usual on the lane; `null` if its recipe does not compare. */
  usualLearned: z.number().min(0).max(1).nullable(),
  lastShotAt: instantSchema.nullable(),
  partsPerMinute: z.number().nonnegative(),
});
export type LaneHealth = Readonly<z.infer<typeof laneHealthSchema>>;
