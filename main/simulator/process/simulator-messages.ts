import { z } from 'zod';
import { simulatorSettingsSchema, simulatorStateSchema } from '../../../preload/contract/station/simulator.ts';

/** How a line starts in its own process. */
export const simulatorStartSchema = z.object({
  cameraFolder: z.string().min(1),
  /** Outside the camera folder and everything the station reads; null: no truth is kept. */
  truthFolder: z.string().min(1).nullable(),
  seed: z.string(),
  /** The first serial number; continuing from the last one keeps serials unique across restarts. */
  firstPart: z.number().int().min(0),
  isPlaying: z.boolean(),
  settings: simulatorSettingsSchema,
});
export type SimulatorStart = Readonly<z.infer<typeof simulatorStartSchema>>;

/** What the engine sends to the simulator's process, numbered in order; closing the channel means `stop`. */
export const toSimulatorSchema = z.object({
  order: z.number().int(),
  command: z.discriminatedUnion('kind', [
    simulatorStartSchema.extend({ kind: z.literal('start') }),
    z.object({ kind: z.literal('update'), settings: simulatorSettingsSchema }),
    z.object({ kind: z.literal('pause') }),
    z.object({ kind: z.literal('play') }),
    z.object({ kind: z.literal('stop') }),
  ]),
});
export type ToSimulator = z.infer<typeof toSimulatorSchema>;
export type SimulatorCommand = ToSimulator['command'];

/** The replies: the state after each order, with the order's number, and once a second while it changes; `failed` if the line cannot run. */
export const fromSimulatorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), obeyed: z.number().int(), state: simulatorStateSchema }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);
export type FromSimulator = z.infer<typeof fromSimulatorSchema>;
