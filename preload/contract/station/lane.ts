import { z } from 'zod';
import { instantSchema, laneIdSchema, pathSchema, recipeIdSchema } from '../values/units.ts';

/** What happens to the camera's own file once its record is durable. */
export const afterwardsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('leave') }),
  z.object({ kind: z.literal('move'), folder: pathSchema }),
  z.object({ kind: z.literal('delete') }),
]);
export type Afterwards = Readonly<z.infer<typeof afterwardsSchema>>;

/** The bits of each value that cameras fill in files of 16, fewest first. */
export const KNOWN_DEPTHS = [10, 12, 14, 16] as const;

/** How many of the 16 bits of a picture's values the camera fills; `null`: nobody has said. Files of 8 bits do not ask. */
export const usedBitsSchema = z.literal(KNOWN_DEPTHS).nullable();
export type UsedBits = z.infer<typeof usedBitsSchema>;

export const laneSettingsSchema = z.object({
  name: z.string().trim().min(1).max(60),
  folder: pathSchema,
  isRecursive: z.boolean(),
  /** Poll instead of listening: network shares do not tell what changes on them. */
  isPolled: z.boolean(),
  /** How long size and time must stand still before a file counts as whole. */
  settleMs: z.number().int().min(0).max(600_000),
  sweepEveryMs: z.number().int().min(200).max(3_600_000),
  afterwards: afterwardsSchema,
  /** Lanes made before it was asked have not said. */
  usedBits: usedBitsSchema.default(null),
  recipeId: recipeIdSchema,
  isEnabled: z.boolean(),
});
export type LaneSettings = Readonly<z.infer<typeof laneSettingsSchema>>;

export const laneSchema = laneSettingsSchema.extend({ id: laneIdSchema });
export type Lane = Readonly<z.infer<typeof laneSchema>>;

/** `watching` is the only healthy state; `unreachable` names a folder that vanished or cannot be read, and is retried by itself. */
export const laneHealthSchema = z.object({
  laneId: laneIdSchema,
  name: z.string(),
  state: z.enum(['watching', 'paused', 'unreachable']),
  reason: z.string().nullable(),
  waiting: z.number().int().nonnegative(),
  /** The most bits that pictures used since the station started, while it waits to be told how many the camera fills. */
  bitsSeen: usedBitsSchema,
  /** Share, 0 to 1, of the pictures that it takes to know what is usual on the lane; `null` where its recipe does not compare. */
  usualLearned: z.number().min(0).max(1).nullable(),
  lastShotAt: instantSchema.nullable(),
  partsPerMinute: z.number().nonnegative(),
});
export type LaneHealth = Readonly<z.infer<typeof laneHealthSchema>>;
