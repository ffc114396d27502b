import type { TFunction } from 'i18next';

/** What the system says most often of files and folders, by its codes. */
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

/** A reason in words where it is only the system's code, alone or before its own English; any other is a sentence already. */
export function systemReason(reason: string, t: TFunction): string {
  const code = /^[A-Z]+(?=$|:)/.exec(reason)?.[0];
  return isKnown(code) ? t(`system.${code}`) : reason;
}

function isKnown(code: string | undefined): code is SystemCode {
  return systemCodes.some((known) => known === code);
}
