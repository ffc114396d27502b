import { asCase } from './cases.ts';

/** Why an image cannot be read. `complaint` is what the decoder said, whether or not it is told to people. */
export const pictureCases = {
  empty: ['complaint'],
  'cut-off': ['complaint'],
  unfinished: ['complaint'],
  'unknown-format': ['complaint'],
  damaged: ['complaint'],
  'several-pictures': ['complaint'],
  depth: ['complaint'],
  colours: ['complaint'],
  noted: ['complaint'],
} as const;

export type PictureDamage = Exclude<keyof typeof pictureCases, 'noted'>;

/** The fault; without `why` only what the decoder said is known. */
export function imageUnreadable(complaint: string, why: keyof typeof pictureCases = 'noted') {
  return { code: 'image-unreadable', ...asCase({ why, figures: { complaint } }) } as const;
}
