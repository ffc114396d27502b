import { z } from 'zod';
import { faultSchema } from '../../../preload/contract/faults/result.ts';
import {
  exportOrderSchema,
  exportSizeSchema,
  transferResultSchema,
} from '../../../preload/contract/station/transfer.ts';
import { instantSchema, personIdSchema, recipeIdSchema } from '../../../preload/contract/values/units.ts';

const who = { dataFolder: z.string(), madeBy: z.string(), personId: personIdSchema.nullable(), madeAt: instantSchema };

/** The task of a process that exports or imports; its first message. */
export const transferTaskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('export'), order: exportOrderSchema, out: z.string(), half: z.string(), ...who }),
  z.object({ kind: z.literal('labels'), from: z.string(), ...who }),
  z.object({ kind: z.literal('challenges'), from: z.string(), recipeId: recipeIdSchema, ...who }),
  /** Removes what exports left behind when a power cut ended them. */
  z.object({ kind: z.literal('tidy'), dataFolder: z.string() }),
  z.object({ kind: z.literal('size'), order: exportOrderSchema, out: z.string(), dataFolder: z.string() }),
]);
export type TransferTask = Readonly<z.infer<typeof transferTaskSchema>>;

export const toTransferSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begin'), task: transferTaskSchema }),
  z.object({ kind: z.literal('cancel') }),
]);
export type ToTransfer = z.infer<typeof toTransferSchema>;

/** How it ended. */
export const transferEndSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), result: transferResultSchema }),
  z.object({ kind: z.literal('sized'), size: exportSizeSchema }),
  z.object({ kind: z.literal('tidied'), cleared: z.array(z.string()) }),
  z.object({ kind: z.literal('failed'), fault: faultSchema }),
  z.object({ kind: z.literal('cancelled') }),
]);
export type TransferEnd = Readonly<z.infer<typeof transferEndSchema>>;

export const fromTransferSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number(), total: z.number(), bytes: z.number() }),
  z.object({ kind: z.literal('end'), end: transferEndSchema }),
]);
export type FromTransfer = z.infer<typeof fromTransferSchema>;
