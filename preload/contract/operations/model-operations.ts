import { z } from 'zod';
import {
  candidateReadingSchema,
  modelAnswersSchema,
  modelCardSchema,
  modelSummarySchema,
  modelWarningSchema,
  triedReadingSchema,
} from '../models/model.ts';
import { objectionCodeSchema, promotionObjectionSchema } from '../models/model-objection.ts';
import { changeReasonSchema, modelEventSchema, modelStandingSchema } from '../models/model-state.ts';
import { recipeSchema } from '../station/recipe.ts';
import { inspectionIdSchema, pathSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';
import { engineers, leaders, nothing, type OperationsOf, people } from './operation-spec.ts';

/** The registry of models, and which of them judges. */
export const modelOperations = {
  'model.list': { input: nothing, output: z.array(modelSummarySchema), roles: people },
  'model.card': { input: z.object({ sha256: sha256Schema }), output: modelCardSchema, roles: leaders },
  /** Examines a file without importing it: what it is, or what Lupa still has to be told. */
  'model.probe': {
    input: z.object({ path: pathSchema, answers: modelAnswersSchema.optional() }),
    output: z.object({ card: modelCardSchema, warnings: z.array(modelWarningSchema) }),
    roles: engineers,
    handedOver: 'path',
  },
  /**
   * Tries the readings between which a person has to choose on images of the station, golden ones first, otherwise the newest, to show which
   * is right before the model is imported.
   */
  'model.try-readings': {
    input: z.object({
      path: z.string().min(1),
      answers: modelAnswersSchema.optional(),
      readings: z.array(candidateReadingSchema).min(1).max(8),
    }),
    output: z.object({ pictures: z.array(inspectionIdSchema), tried: z.array(triedReadingSchema) }),
    roles: engineers,
    handedOver: 'path',
  },
  /** Cancels this window's examination of a file, which is then refused. */
  'model.cancel-probe': { input: nothing, output: nothing, roles: engineers },
  'model.import': {
    input: z.object({
      path: pathSchema,
      answers: modelAnswersSchema.optional(),
      family: z.string().trim().min(1).max(60),
      version: z.string().trim().min(1).max(40),
    }),
    output: modelSummarySchema,
    roles: engineers,
    handedOver: 'path',
  },
  /** Refused as `model-in-use` while anything refers to it. */
  'model.remove': { input: z.object({ sha256: sha256Schema }), output: nothing, roles: engineers },
  'model.standings': { input: nothing, output: z.array(modelStandingSchema), roles: leaders },
  /** Newest first. */
  'model.history': { input: z.object({ sha256: sha256Schema }), output: z.array(modelEventSchema), roles: leaders },
  /** Objections to a model as champion of a recipe. */
  'model.objections': {
    input: z.object({ recipeId: recipeIdSchema, sha256: sha256Schema }),
    output: z.array(promotionObjectionSchema),
    roles: leaders,
  },
  /** Makes a model the champion by a new version of the recipe. Refused as `promotion-refused` with the objections that `despite` does not set aside. */
  'model.promote': {
    input: z.object({
      recipeId: recipeIdSchema,
      basedOn: z.number().int().positive(),
      sha256: sha256Schema,
      reason: changeReasonSchema,
      despite: z.array(objectionCodeSchema).max(20),
      /** Where the limits come from: kept as they are, or those suggested for its classes by the model's card. */
      limits: z.enum(['keep', 'card']),
    }),
    output: recipeSchema,
    roles: engineers,
  },
  /** Back to the previous champion, with the limits under which it last judged. */
  'model.roll-back': {
    input: z.object({ recipeId: recipeIdSchema, basedOn: z.number().int().positive(), reason: changeReasonSchema }),
    output: recipeSchema,
    roles: engineers,
  },
  /** A retired model cannot become champion; its current role ends first. */
  'model.retire': {
    input: z.object({ sha256: sha256Schema, reason: changeReasonSchema }),
    output: nothing,
    roles: engineers,
  },
  'model.reinstate': {
    input: z.object({ sha256: sha256Schema, reason: changeReasonSchema }),
    output: nothing,
    roles: engineers,
  },
} as const satisfies OperationsOf<'model'>;
