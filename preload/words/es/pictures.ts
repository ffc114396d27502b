import type { FaultWords } from '../fault-words.ts';

/** What is wrong with an image. */
export const damage: FaultWords['cases']['image-unreadable'] = {
  empty: 'el archivo está vacío',
  'cut-off': 'está cortada',
  unfinished: 'el resto está en blanco: la transferencia se cortó antes del final, o la imagen es negra ahí',
  'unknown-format': 'no es una imagen completa de un formato conocido',
  damaged: 'está dañada ({{complaint}})',
  'several-pictures':
    'contiene varias imágenes y solo se podría juzgar una; configure la cámara para guardar una imagen por archivo',
  depth: 'su formato de píxel no se admite; configure la cámara para guardar 8 o 16 bits sin signo',
  colours:
    'su espacio de color (CMYK o similar) se ve distinto en cada programa; configure la cámara para guardar imágenes en escala de grises o RGB',
  noted: '{{complaint}}',
};

export const unfit: FaultWords['cases']['picture-unfit'] = {
  'too-dark': 'demasiado oscura',
  'too-bright': 'demasiado clara',
  'too-flat': 'demasiado pobre en contraste',
  'too-small': 'demasiado pequeña',
  'too-blurred': 'demasiado borrosa',
  'too-noisy': 'demasiado ruidosa',
  'too-blank': 'demasiado vacía en una franja',
};

export const bits: FaultWords['bits'] = {
  unsettled:
    'Casi todos sus valores de 16 bits caben en {{bits}} bits y se verían casi negros. Indique en Ajustes, Carriles, cuántos bits usa la cámara.',
  exceeded:
    'La imagen necesita {{bits}} bits, pero su carril está configurado con {{usedBits}}. Corríjalo en Ajustes, Carriles.',
};

/** How an image differs from the usual ones. */
export const signs: FaultWords['signs'] = {
  width: 'su ancho en píxeles',
  height: 'su alto en píxeles',
  brightness: 'su brillo',
  contrast: 'su contraste',
  sharpness: 'su nitidez',
  noise: 'su ruido',
  clipped: 'la parte del todo negra o blanca',
  layout: 'la semejanza de sus zonas claras y oscuras',
};
