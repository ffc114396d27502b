import type { TFunction } from 'i18next';
import { folderTroubleSchema } from '../../../preload/contract/faults/folder-trouble.ts';

/** The most common system errors for files and folders, by their codes. */
export const systemCodes = [
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
  'ESTALE',
  'EBUSY',
  'ENOTCONN',
  'ETIMEDOUT',
  'EHOSTDOWN',
  'EHOSTUNREACH',
] as const;
type SystemCode = (typeof systemCodes)[number];

/** A reason in words if it is a key, or just the system's code, alone or before its own English; anything else is a sentence already. */
export function systemReason(reason: string, t: TFunction): string {
  const trouble = folderTroubleSchema.safeParse(reason);
  if (trouble.success) return t(`folder-trouble.${trouble.data}`);
  const code = /^[A-Z]+(?=$|:)/.exec(reason)?.[0];
  return isKnown(code) ? t(`system.${code}`) : reason;
}

function isKnown(code: string | undefined): code is SystemCode {
  return systemCodes.some((known) => known === code);
}
