import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { instantSchema } from '../values/units.ts';

/** A version of Lupa: three numbers. Versions still being tried out have no number, and no station installs them. */
export const versionSchema = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/, 'a version is three numbers, as 1.2.3');

/** Where newer versions come from. Off: nothing is ever requested from anybody. */
export const updateSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('folder'), path: z.string().min(1).max(4096) }),
  z.object({ kind: z.literal('address'), url: z.url({ protocol: /^https?$/ }).max(2000) }),
]);
export type UpdateSource = Readonly<z.infer<typeof updateSourceSchema>>;

/** A package in the station's data folder, as signed by its maker. */
export const keptPackageSchema = z.object({
  version: versionSchema,
  releasedAt: instantSchema,
  notes: z.string(),
  bytes: z.number().int().positive(),
  file: z.string(),
  /** The command for people who prefer to install it by hand, or have to. */
  command: z.string(),
});
export type KeptPackage = Readonly<z.infer<typeof keptPackageSchema>>;

export const updateActivitySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('checking') }),
  z.object({
    kind: z.literal('fetching'),
    version: versionSchema,
    bytes: z.number().int(),
    of: z.number().int().positive(),
  }),
  z.object({ kind: z.literal('installing'), version: versionSchema }),
]);
export type UpdateActivity = Readonly<z.infer<typeof updateActivitySchema>>;

export const updatesSchema = z.object({
  installed: versionSchema,
  source: updateSourceSchema,
  /** Whose signature counts: the key entered by an engineer, or otherwise the one in the package. */
  key: z.object({ fingerprint: z.string(), from: z.enum(['settings', 'package']) }).nullable(),
  activity: updateActivitySchema,
  /** When the source was last checked completely, and with what result. */
  checkedAt: instantSchema.nullable(),
  /** When the newest trusted feed was made. */
  feedMadeAt: instantSchema.nullable(),
  /** It is so old that newer ones may be withheld from this station. */
  isFeedOld: z.boolean(),
  fault: faultSchema.nullable(),
  /** The newest version, checked and ready to install. */
  ready: keptPackageSchema.nullable(),
  /** The way back: the newest package older than what is installed. */
  previous: keptPackageSchema.nullable(),
  /** Whether the package of the installed version is there too, so that it will be possible to go back to it. */
  keepsInstalled: z.boolean(),
  /** Whether Lupa can install it at a click, given how it was installed here; otherwise a person types the command. */
  canInstall: z.boolean(),
});
export type Updates = Readonly<z.infer<typeof updatesSchema>>;
