import { z } from 'zod';
import { gateStateSchema } from '../models/gate.ts';
import { replaySchema } from '../models/replay.ts';
import { listNames } from '../operations/made-stale.ts';
import { dispositionSchema, inspectionSummarySchema } from '../parts/inspection.ts';
import { reviewQueueSchema } from '../parts/review.ts';
import { personSchema, roleSchema, staffingSchema } from '../people/person.ts';
import { engineStateSchema } from '../station/engine-state.ts';
import { stationStatusSchema } from '../station/status.ts';
import { transferStateSchema } from '../station/transfer.ts';

/** Every message pushed to the windows. The engine sends at most ten of a kind per second: bursts arrive as one list. */
export const events = {
  'inspection.decided': z.object({ inspections: z.array(inspectionSummarySchema) }),
  'disposition.made': z.object({
    dispositions: z.array(
      dispositionSchema.pick({ id: true, inspectionId: true, kind: true, madeAt: true, personName: true }),
    ),
  }),
  'station.changed': stationStatusSchema,
  /** Something shown in a list has changed: what to fetch again. */
  'list.changed': z.object({ lists: z.array(z.enum(listNames)) }),
  'review.changed': reviewQueueSchema,
  'gate.changed': gateStateSchema,
  'replay.changed': replaySchema,
  'transfer.changed': transferStateSchema,
  /** Sent by main. */
  'engine.changed': engineStateSchema,
  /** The desktop was asked to open a model file with Lupa: anyone allowed to import models can take it. */
  'model.opened': z.object({}),
  /** The menu was asked to save diagnostics: the person at the window chooses what goes into them. */
  'diagnostics.asked': z.object({}),
  /** The state of updates has changed: an engineer's window asks for it. */
  'updates.changed': z.object({}),
  /** The person at this window is signed out soon, unless they touch it; `null`: no longer. */
  'session.ending': z.object({ inMs: z.number().nullable() }),
  /** Now somebody is signed in at some window, or nobody at any. */
  'station.staffed': staffingSchema,
  'session.changed': z.object({ person: personSchema.nullable(), role: roleSchema }),
} as const satisfies Record<string, z.core.$ZodType>;

export type EventName = keyof typeof events;
export type Payload<E extends EventName> = z.output<(typeof events)[E]>;
