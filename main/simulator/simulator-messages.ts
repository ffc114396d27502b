import { z } from 'zod';
import { simulatorSettingsSchema, simulatorStatsSchema } from '../../preload/contract/simulator.ts';

/** What the engine sends to the simulator's process; the end of the channel means `stop`. */
export const toSimulatorSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    cameraFolder: z.string().min(1),
    truthFolder: z.string().min(1).nullable(),
    seed: z.string(),
    firstPart: z.number().int().min(0),
    isPlaying: z.boolean(),
    settings: simulatorSettingsSchema,
  }),
  z.object({ kind: z.literal('update'), settings: simulatorSettingsSchema }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('play') }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToSimulator = z.infer<typeof toSimulatorSchema>;

/** What comes back: the state after each change and once a second while it changes; `failed` when the line cannot run. */
export const fromSimulatorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), settings: simulatorSettingsSchema, stats: simulatorStatsSchema }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);
export type FromSimulator = z.infer<typeof fromSimulatorSchema>;
