import { z } from 'zod';
import { gateRulesSchema, gateRunSchema, gateStateSchema } from '../models/gate.ts';
import { recipeIdSchema, sha256Schema } from '../values/units.ts';
import { engineers, leaders, nothing, type OperationsOf } from './operation-spec.ts';

/** The test on the golden set. */
export const gateOperations = {
  'gate.rules': { input: z.object({ recipeId: recipeIdSchema }), output: gateRulesSchema, roles: leaders },
  'gate.set-rules': {
    input: z.object({ recipeId: recipeIdSchema, rules: gateRulesSchema }),
    output: gateRulesSchema,
    roles: engineers,
  },
  'gate.state': { input: nothing, output: gateStateSchema, roles: leaders },
  /** Starts it and returns at once; `gate.changed` reports progress. Refused as `conflict` while another one runs. */
  'gate.run': {
    input: z.object({ recipeId: recipeIdSchema, sha256: sha256Schema }),
    output: gateStateSchema,
    roles: engineers,
  },
  'gate.cancel': { input: nothing, output: nothing, roles: engineers },
  /** The newest run of a model for a recipe. */
  'gate.report': {
    input: z.object({ recipeId: recipeIdSchema, sha256: sha256Schema }),
    output: gateRunSchema.nullable(),
    roles: leaders,
  },
} as const satisfies OperationsOf<'gate'>;
