import { z } from 'zod';
import { instantSchema, personIdSchema } from '../values/units.ts';

/** `nobody` is a window that no one has signed in to: it sees the line and nothing else. */
export const roleSchema = z.enum(['nobody', 'operator', 'supervisor', 'engineer']);
export type Role = z.infer<typeof roleSchema>;

/** A PIN as every screen asks for it. */
export const pinSchema = z.string().regex(/^\d{6,12}$/, 'a PIN has 6 to 12 digits');
/** A PIN as somebody enters who was given it: by an earlier version, or by a script, it may have four digits. It is asked to be changed. */
export const enteredPinSchema = z.string().regex(/^\d{4,12}$/, 'a PIN has 4 to 12 digits');

export const personSchema = z.object({
  id: personIdSchema,
  name: z.string().trim().min(1).max(60),
  role: roleSchema.exclude(['nobody']),
  isActive: z.boolean(),
  /** Learns the work: told after each answer what the agreed one is. */
  isTraining: z.boolean(),
});
export type Person = Readonly<z.infer<typeof personSchema>>;

/** On whose behalf an operation runs. Main fills it in; a page cannot. */
export const actorSchema = z.object({
  personId: personIdSchema.nullable(),
  name: z.string(),
  role: roleSchema,
  /** Tells two windows of one person apart, so that a claim holds for one. */
  windowId: z.string(),
});
export type Actor = Readonly<z.infer<typeof actorSchema>>;

/** A wrong PIN. */
export const refusedSignInSchema = z.object({
  id: z.number().int(),
  at: instantSchema,
  personId: personIdSchema,
  personName: z.string(),
  windowId: z.string(),
  /** For how long nobody may try again there; 0 where they may at once. */
  waitMs: z.number(),
});
export type RefusedSignIn = Readonly<z.infer<typeof refusedSignInSchema>>;
