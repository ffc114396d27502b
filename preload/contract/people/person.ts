import { z } from 'zod';
import { languageSchema, themeSchema } from '../station/settings.ts';
import { instantSchema, personIdSchema } from '../values/units.ts';

/** `nobody` is a window at which no one has signed in: it sees the line and nothing else. */
export const roleSchema = z.enum(['nobody', 'operator', 'supervisor', 'engineer']);
export type Role = z.infer<typeof roleSchema>;

/** A PIN as every screen requires it. */
export const pinSchema = z.string().regex(/^\d{6,12}$/, 'a PIN has 6 to 12 digits');
/** A PIN as somebody may enter it: one from an earlier version, or from a script, may have four digits. The person is asked to change it. */
export const enteredPinSchema = z.string().regex(/^\d{4,12}$/, 'a PIN has 4 to 12 digits');

export const personSchema = z.object({
  id: personIdSchema,
  name: z.string().trim().min(1).max(60),
  role: roleSchema.exclude(['nobody']),
  isActive: z.boolean(),
  /** Is being trained: told the agreed answer after each of theirs. */
  isTraining: z.boolean(),
});
export type Person = Readonly<z.infer<typeof personSchema>>;

/** On whose behalf an operation runs. Main fills it in; a page cannot. */
export const actorSchema = z.object({
  personId: personIdSchema.nullable(),
  name: z.string(),
  role: roleSchema,
  /** Distinguishes two windows of one person, so that a claim belongs to one. */
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
  /** How long nobody may try again there; 0 if they may at once. */
  waitMs: z.number(),
});
export type RefusedSignIn = Readonly<z.infer<typeof refusedSignInSchema>>;

/** Whether somebody is signed in at any window of the station. */
export const staffingSchema = z.object({ isStaffed: z.boolean() });

/** How the windows look while a person is signed in; `null`: as the station is set. */
export const personLookSchema = z.object({ language: languageSchema.nullable(), theme: themeSchema.nullable() });
export type PersonLook = Readonly<z.infer<typeof personLookSchema>>;
