import { describe, expect, test } from 'vitest';
import { conflict } from '../../preload/contract/faults/conflict.ts';
import { detectorFailed } from '../../preload/contract/faults/detector-failure.ts';
import { entryRefused } from '../../preload/contract/faults/entry-trouble.ts';
import { folderOutOfReach, folderUnusable } from '../../preload/contract/faults/folder-trouble.ts';
import { notFound } from '../../preload/contract/faults/missing-thing.ts';
import { modelRefused } from '../../preload/contract/faults/model-refusal.ts';
import { imageUnreadable } from '../../preload/contract/faults/picture-damage.ts';
import { type Fault, faultSchema } from '../../preload/contract/faults/result.ts';
import { storeUnusable } from '../../preload/contract/faults/store-trouble.ts';
import { faultName, faultSentence } from '../../preload/words/fault-sentence.ts';
import { formatFor } from '../../preload/words/format.ts';
import { faults } from '../support/one-of-each-fault.ts';
import { casesOfFaults } from './cases-of-faults.ts';

const LANGUAGES = ['en', 'es'] as const;
const english = (fault: Fault) => faultSentence(fault, formatFor('en'));
const spanish = (fault: Fault) => faultSentence(fault, formatFor('es'));

describe.each(LANGUAGES)('in %s', (language) => {
  const format = formatFor(language);

  test.each(Object.values(faults))('$code has a whole sentence and a short name', (fault) => {
    const sentence = faultSentence(faultSchema.parse(fault), format);
    expect(sentence).toMatch(/^[A-ZÁÉÍÓÚ¿¡].{15,}/);
    expect(sentence).not.toMatch(/\{\{|\?(?!,)|\bundefined\b(?! is)|\[object|\bNaN\b/);
    expect(faultName(fault.code, format)).toMatch(/^\p{Lu}.{1,28}$/u);
  });

  test('no two faults share a sentence', () => {
    const all = Object.values(faults).map((fault) => faultSentence(fault, format));
    expect(new Set(all).size).toBe(all.length);
  });

  test.each(casesOfFaults)('$code, $why, is said with its figures', ({ fault, told, why }) => {
    const sentence = faultSentence(faultSchema.parse(fault), format);
    for (const figure of told) expect(sentence).toContain(figure);
    expect(sentence).not.toMatch(/\{\{|\?|undefined/);
    // A key where words should be.
    expect(sentence.toLowerCase().includes(why.toLowerCase()) && why.includes('-')).toBe(false);
  });
});

test('a fault says its figures as people write them', () => {
  expect(english(faults['image-too-large'])).toContain('30,000 × 20,000 pixels, above the limit of 100 megapixels');
  expect(spanish(faults['engine-timeout'])).toContain('12,5 s');
});

test('what the system says by a code is said in words, and what it says in words stays as it is', () => {
  const gone = folderOutOfReach('/camera', 'ENOENT: no such file, stat /camera');
  expect(spanish(gone)).toBe('No se puede usar /camera: no existe. Compruebe que existe y que se puede leer.');
  expect(english(gone)).toBe('Cannot use /camera: it does not exist. Check that it exists and can be read.');
  expect(spanish(folderUnusable('prensa', 'relative'))).toBe('No se puede usar prensa: indique la ruta completa.');
  expect(spanish(folderOutOfReach('/camera', 'it lies elsewhere'))).toContain('it lies elsewhere');
  expect(spanish({ code: 'file-forbidden', complaint: 'EACCES' })).toContain('permiso denegado');
});

test('what is in the way is named', () => {
  const both = [conflict('lane-name-taken', 'Prensa & Sohn'), conflict('part-answered')];
  expect(both.map(english)).toEqual([
    'This cannot be done right now: there is already a lane called Prensa & Sohn.',
    'This cannot be done right now: this part has already been answered.',
  ]);
  expect(both.map(spanish)).toEqual([
    'Ahora no es posible: ya hay un carril llamado Prensa & Sohn.',
    'Ahora no es posible: esta pieza ya tiene respuesta.',
  ]);
});

test('why a file is no model, a station does not start, a model failed or an entry is no good is said in Spanish as well', () => {
  const all = [
    modelRefused({ why: 'cut-off', figures: { missing: 1200 } }),
    storeUnusable('/data', { why: 'newer', figures: { schema: '130' } }),
    detectorFailed({ why: 'late' }),
    entryRefused({ why: 'class-twice', figures: { className: 'rasguño' } }),
    notFound('lane', 'Prensa 4'),
  ];
  expect(all.map(spanish)).toEqual([
    'Este archivo no sirve como modelo. Este archivo ONNX está cortado: faltan sus últimos 1200 bytes.',
    'No se puede abrir la base de datos de la estación en /data: la usó por última vez una versión más nueva de Lupa (esquema 130); vuelva a instalar esa versión.',
    'El modelo falló con esta imagen: el modelo no respondió a tiempo. La pieza pasa a una persona.',
    'Esta entrada no es válida: la clase rasguño aparece dos veces. Corríjala y vuelva a intentarlo.',
    'No se encuentra: el carril Prensa 4.',
  ]);
});

test('what the decoder said of an image is told where it helps', () => {
  const complaint = 'vipspng: libpng read error';
  expect([imageUnreadable(complaint, 'cut-off'), imageUnreadable(complaint, 'damaged')].map(spanish)).toEqual([
    'No se puede leer la imagen: está cortada. Revise la cámara y su cable.',
    'No se puede leer la imagen: está dañada (vipspng: libpng read error). Revise la cámara y su cable.',
  ]);
});

test('a figure that somebody else’s program left out shows as a question mark', () => {
  expect(english({ code: 'not-found', why: 'lane', figures: {} })).toBe('Not found: lane ?.');
});
