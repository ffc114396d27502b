import type { FaultWords } from '../fault-words.ts';

/** What is wrong with an image. */
export const damage: FaultWords['cases']['image-unreadable'] = {
  empty: 'the file is empty',
  'cut-off': 'it is cut off',
  unfinished: 'the rest is blank: the transfer stopped early, or the image is black there',
  'unknown-format': 'it is not a complete image in a known format',
  damaged: 'it is damaged ({{complaint}})',
  'several-pictures':
    'it contains several images, and only one could be judged; set the camera to save one image per file',
  depth: 'its pixel format is not supported; set the camera to save unsigned 8-bit or 16-bit values',
  colours:
    'its colour space (CMYK or similar) looks different in every program; set the camera to save greyscale or RGB images',
  noted: '{{complaint}}',
};

export const unfit: FaultWords['cases']['picture-unfit'] = {
  'too-dark': 'too dark',
  'too-bright': 'too bright',
  'too-flat': 'too low in contrast',
  'too-small': 'too small',
  'too-blurred': 'too blurred',
  'too-noisy': 'too noisy',
  'too-blank': 'too blank in one strip',
};

export const bits: FaultWords['bits'] = {
  unsettled:
    'Nearly all of its 16-bit values fit in {{bits}} bits and would look almost black. Set how many bits the camera uses in Settings, Lanes.',
  exceeded: 'The image needs {{bits}} bits, but its lane is set to {{usedBits}}. Correct it in Settings, Lanes.',
};

/** How an image differs from the usual ones. */
export const signs: FaultWords['signs'] = {
  width: 'its width in pixels',
  height: 'its height in pixels',
  brightness: 'its brightness',
  contrast: 'its contrast',
  sharpness: 'its sharpness',
  noise: 'its noise',
  clipped: 'the share that is fully black or white',
  layout: 'similarity of its light and dark areas',
};
