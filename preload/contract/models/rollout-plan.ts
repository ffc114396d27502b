import { z } from 'zod';

/** One step of a roll-out: how many parts the challenger has a say in, and what it takes to go on. */
const rolloutStepSchema = z.object({
  /** Share of the parts, 0 to 0.5; 0: the challenger only looks, in shadow. */
  share: z.number().min(0).max(0.5),
  /** Parts that both models must have looked at in this step. */
  parts: z.number().int().min(1).max(1_000_000),
  /** Disagreements of this step that people must have settled; all of them, where there are fewer. */
  pairs: z.number().int().min(0).max(10_000),
});

/**
 * What the challenger's say is worth in its share of the parts. `guarded`: the champion looks at them too, and the line is told the stricter
 * of both. `plain`: the challenger decides them alone, so that its escapes are escapes of the line.
 */
export const rolloutModeSchema = z.enum(['guarded', 'plain']);
export type RolloutMode = z.infer<typeof rolloutModeSchema>;

/** How a new model takes over. Every step counts parts and settled disagreements, never minutes. */
export const rolloutPlanSchema = z.object({
  /** Plans written before there was a choice are guarded. */
  mode: rolloutModeSchema.default('guarded'),
  steps: z
    .array(rolloutStepSchema)
    .min(1)
    .max(10)
    .refine(
      (steps) => steps.every((step, index) => index === 0 || step.share > (steps[index - 1]?.share ?? 0)),
      'each step must have a larger share than the one before',
    ),
  /** Parts that the champion before looks at beside the new one, before the roll-out counts as done. */
  watchParts: z.number().int().min(1).max(1_000_000),
  /** How likely a challenger that is just as good may be rolled back, over the whole roll-out and however often anybody looks. */
  alpha: z.number().min(0.001).max(0.2),
  /** By how much the challenger’s share of escapes, and of overkill, may be larger than the champion’s: it becomes champion only once that is shown not to be exceeded. */
  margin: z.number().min(0.0005).max(0.2),
  /** By how much its share of parts left to a person may be larger before it waits for an engineer. */
  holdMargin: z.number().min(0.005).max(1),
  /** How many times the champion’s 95th percentile its looks may take before it waits for an engineer. */
  slowdown: z.number().min(1).max(10),
  /** How many seconds of people’s time a part of the canary may cost more than one of the champion, before it waits for an engineer. */
  reviewSeconds: z.number().min(0.1).max(600).default(5),
  /** Whether a step whose needs are met is left by itself, or by an engineer. */
  advance: z.enum(['by-itself', 'by-engineer']),
});
export type RolloutPlan = Readonly<z.infer<typeof rolloutPlanSchema>>;

export const DEFAULT_ROLLOUT_PLAN: RolloutPlan = {
  mode: 'guarded',
  steps: [
    { share: 0, parts: 500, pairs: 10 },
    { share: 0.01, parts: 20, pairs: 10 },
    { share: 0.02, parts: 40, pairs: 10 },
    { share: 0.05, parts: 100, pairs: 15 },
    { share: 0.2, parts: 200, pairs: 20 },
    { share: 0.5, parts: 300, pairs: 20 },
  ],
  watchParts: 1000,
  alpha: 0.05,
  margin: 0.01,
  holdMargin: 0.1,
  slowdown: 2,
  reviewSeconds: 5,
  advance: 'by-itself',
};
