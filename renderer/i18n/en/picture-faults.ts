import type { Fault } from '../../../preload/contract/faults/result.ts';

type PictureTrouble = Extract<Fault, { code: 'picture-unfit' }>['trouble'];
type PictureDamage = NonNullable<Extract<Fault, { code: 'image-unreadable' }>['damage']>;

/** What is wrong with an image. */
export const pictureFaults = {
  'picture-trouble': {
    'too-dark': 'too dark',
    'too-bright': 'too bright',
    'too-flat': 'too low in contrast',
    'too-small': 'too small',
    'too-blurred': 'too blurred',
    'too-noisy': 'too noisy',
    'too-blank': 'too blank in one strip',
  } satisfies Record<PictureTrouble, string>,
  'bits-trouble': {
    unsettled:
      'Nearly all of its 16-bit values fit in {{bits}} bits and would look almost black. Set how many bits the camera uses in Settings, Lanes.',
    exceeded: 'The image needs {{bits}} bits, but its lane is set to {{usedBits}}. Correct it in Settings, Lanes.',
  },
  'picture-damage': {
    empty: 'the file is empty',
    'cut-off': 'it is cut off',
    unfinished: 'the rest is blank: the transfer stopped early, or the image is black there',
    'unknown-format': 'it is not a complete image in a known format',
    damaged: 'it is damaged ({{reason}})',
    'several-pictures':
      'it contains several images, and only one could be judged; set the camera to save one image per file',
    depth: 'its pixel format is not supported; set the camera to save unsigned 8-bit or 16-bit values',
    colours:
      'its colour space (CMYK or similar) looks different in every program; set the camera to save greyscale or RGB images',
  } satisfies Record<PictureDamage, string>,
} as const;
