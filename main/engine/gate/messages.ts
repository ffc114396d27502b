import { z } from 'zod';
import { faultSchema } from '../../../preload/contract/faults/result.ts';
import { gateReportSchema, gateRulesSchema } from '../../../preload/contract/models/gate.ts';
import { modelParitySchema, modelProfileSchema } from '../../../preload/contract/models/model.ts';
import { usedBitsSchema } from '../../../preload/contract/station/lane.ts';
import { recipeBodySchema } from '../../../preload/contract/station/recipe.ts';
import { pixelBoxSchema } from '../../../preload/contract/values/geometry.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';

const modelSchema = z.object({ sha256: z.string(), path: z.string(), profile: modelProfileSchema });

/** Everything that a gate run needs; its process never opens the store. */
export const gateTaskSchema = z.object({
  challenger: modelSchema,
  champion: modelSchema.nullable(),
  body: recipeBodySchema,
  rules: gateRulesSchema,
  parts: z.array(
    z.object({
      inspectionId: inspectionIdSchema,
      name: z.string(),
      picture: z.string(),
      isBad: z.boolean(),
      boxes: z.array(z.object({ className: z.string(), box: pixelBoxSchema })),
      laneName: z.string(),
      lot: z.string().nullable(),
      brightness: z.number().nullable(),
      usedBits: usedBitsSchema,
    }),
  ),
  parity: modelParitySchema.extend({ folder: z.string() }).nullable(),
  maxPixels: z.number(),
  memoryLimitBytes: z.number(),
});
export type GateTask = Readonly<z.infer<typeof gateTaskSchema>>;

/** What the run itself finds out; the rest of the report is known beforehand. */
export const gateFindingsSchema = gateReportSchema.omit({ recipeVersion: true, championSha256: true, stamp: true });
export type GateFindings = Readonly<z.infer<typeof gateFindingsSchema>>;

export const fromGateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number().int() }),
  z.object({ kind: z.literal('done'), findings: gateFindingsSchema }),
  z.object({ kind: z.literal('failed'), fault: faultSchema }),
]);
export type FromGate = z.infer<typeof fromGateSchema>;
