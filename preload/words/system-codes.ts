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
export type SystemCode = (typeof systemCodes)[number];
