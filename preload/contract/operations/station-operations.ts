import { z } from 'zod';
import { reconciliationSchema } from '../parts/reconciliation.ts';
import { laneSchema } from '../station/lane.ts';
import { stationSettingsSchema } from '../station/settings.ts';
import { stationStatusSchema } from '../station/status.ts';
import { laneIdSchema, pathSchema, sha256Schema } from '../values/units.ts';
import { engineers, everybody, leaders, nothing, type OperationsOf } from './operation-spec.ts';

/** The station as a whole. */
export const stationOperations = {
  'station.status': { input: nothing, output: stationStatusSchema, roles: everybody },
  'station.settings': { input: nothing, output: stationSettingsSchema, roles: everybody },
  'station.change-settings': {
    input: stationSettingsSchema.partial(),
    output: stationSettingsSchema,
    roles: engineers,
  },
  /** First run, the short way: a recipe, a lane and the default model on the simulated line. */
  /** Tries at once to load the models that could not be loaded. */
  'station.retry-models': { input: nothing, output: nothing, roles: everybody },
  'station.begin-simulated': { input: nothing, output: laneSchema, roles: engineers },
  /** First run, the real way: one folder, one model that is already registered. */
  'station.begin-camera': {
    input: z.object({
      folder: pathSchema,
      modelSha256: sha256Schema.nullable(),
      laneName: z.string().trim().min(1).max(60),
    }),
    output: laneSchema,
    roles: engineers,
  },
  'station.reconcile': { input: z.object({ laneId: laneIdSchema }), output: reconciliationSchema, roles: leaders },
} as const satisfies OperationsOf<'station'>;
