import { describe, expect, test } from 'vitest';
import { conflict, conflictClauses, conflictSchema } from '../../../../preload/contract/faults/conflict.ts';
import {
  type DetectorFailure,
  detectorFailed,
  detectorFailures,
} from '../../../../preload/contract/faults/detector-failure.ts';
import { type EntryTrouble, entryRefused, entryTroubles } from '../../../../preload/contract/faults/entry-trouble.ts';
import { folderUnusable } from '../../../../preload/contract/faults/folder-trouble.ts';
import { missingThings, notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import {
  type ModelRefusal,
  modelRefused,
  refusalSentences,
} from '../../../../preload/contract/faults/model-refusal.ts';
import { type Fault, faultSchema } from '../../../../preload/contract/faults/result.ts';
import { type StoreTrouble, storeTroubles, storeUnusable } from '../../../../preload/contract/faults/store-trouble.ts';
import type { Reason } from '../../../../preload/contract/parts/inspection.ts';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { faultPlace } from '../../../../renderer/ui/words/fault-place.ts';
import { faultSentence } from '../../../../renderer/ui/words/fault-sentence.ts';
import { formatFor } from '../../../../renderer/ui/words/format.ts';
import { reasonSentence } from '../../../../renderer/ui/words/reason-sentence.ts';
import { faults } from '../../../support/one-of-each-fault.ts';

/** Every clause that fills the gap of a fault's sentence, with figures that are easily found again. */
const worded = [
  ...allOf(refusalSentences, (said) => modelRefused(said as ModelRefusal)),
  ...allOf(storeTroubles, (said) => storeUnusable('/data', said as StoreTrouble)),
  ...allOf(detectorFailures, (said) => detectorFailed(said as DetectorFailure)),
  ...allOf(entryTroubles, (said) => entryRefused(said as EntryTrouble)),
  ...allOf(missingThings, ({ why, figures: { name } }) =>
    name === undefined ? notFound(why as 'window') : notFound(why as 'lane', name),
  ),
];

function allOf(
  sentences: Readonly<Record<string, string>>,
  toFault: (said: { why: string; figures: Readonly<Record<string, string>> }) => Fault,
) {
  return Object.entries(sentences).map(([why, sentence]) => {
    const gaps = [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
    const fault = toFault({ why, figures: Object.fromEntries(gaps.map((name) => [name, `the ${name}`])) });
    return { code: fault.code, why, fault, figures: gaps.map((name) => `the ${name}`) };
  });
}

const reasons: Reason[] = [
  { code: 'all-clear' },
  { code: 'defect', className: 'scratch', score: 0.82, rejectAt: 0.6 },
  { code: 'unsure', className: 'scratch', score: 0.46, clearBelow: 0.3, rejectAt: 0.7 },
  { code: 'model-silent' },
  { code: 'boxes-cut', told: 300 },
  { code: 'model-unproven' },
  { code: 'model-quiet', parts: 201 },
  { code: 'model-frozen', parts: 5 },
  { code: 'fault', fault: faults['file-vanished'] },
];

describe.each(['en', 'es'] as const)('in %s', (language) => {
  const { t } = createI18n(language);
  const format = formatFor(language);

  test.each(Object.values(faults))('$code has a whole sentence', (fault) => {
    const sentence = faultSentence(faultSchema.parse(fault), t, format);
    expect(sentence).toMatch(/^[A-ZÁÉÍÓÚ¿¡].{15,}/);
    expect(sentence).not.toMatch(/\{\{|\bundefined\b(?! is)|fault\./);
  });

  test('no two faults share a sentence', () => {
    const all = Object.values(faults).map((fault) => faultSentence(fault, t, format));
    expect(new Set(all).size).toBe(all.length);
  });

  test.each(conflictSchema.options)('what is in the way, %s, is a clause that names it', (why) => {
    const sentence = faultSentence({ code: 'conflict', why, detail: 'Prensa 4' }, t, format);
    expect(sentence).not.toMatch(/\{\{|conflict\./);
    expect(sentence.includes('Prensa 4')).toBe(conflictClauses[why].includes('{{detail}}'));
  });

  test.each(worded)('$code, $why, is said with its figures', ({ fault, figures }) => {
    const sentence = faultSentence(faultSchema.parse(fault), t, format);
    for (const figure of figures) expect(sentence).toContain(figure);
    expect(JSON.stringify(fault)).not.toMatch(/\{\{|undefined/);
    expect(sentence).not.toMatch(
      /\{\{|undefined|\b(refusal|store-trouble|detector-failure|entry-trouble|missing-thing)\./,
    );
  });

  test('every reason has a sentence with its figures', () => {
    const all = reasons.map((reason) => reasonSentence(reason, t, format));
    expect(all.join('\n')).not.toMatch(/\{\{|reason\./);
    expect(all[1]).toContain(format.score(0.82));
  });
});

test('a fault gives its figures as people write them', () => {
  const english = faultSentence(faults['image-too-large'], createI18n('en').t, formatFor('en'));
  const spanish = faultSentence(faults['engine-timeout'], createI18n('es').t, formatFor('es'));
  expect(english).toContain('30,000 × 20,000 pixels, above the limit of 100 megapixels');
  expect(spanish).toContain('12,5 s');
});

test('what the system says by a code, and where trouble arose, is said in the language of the window', () => {
  const { t } = createI18n('es');
  const gone: Fault = { code: 'folder-unusable', path: '/camera', reason: 'ENOENT: no such file, stat /camera' };
  expect(faultSentence(gone, t, formatFor('es'))).toContain('No se puede usar la carpeta /camera: no existe.');
  const misnamed = folderUnusable('prensa', 'relative');
  expect(faultSentence(misnamed, t, formatFor('es'))).toContain('carpeta prensa: indique la ruta completa');
  const own: Fault = { ...gone, reason: 'it lies on a network drive' };
  expect(faultSentence(own, t, formatFor('es'))).toContain('it lies on a network drive');
  expect(['lane Prensa 4', 'line output', 'elsewhere'].map((where) => faultPlace(where, t))).toEqual([
    'carril Prensa 4',
    'salida a línea',
    'elsewhere',
  ]);
});

test('what is in the way is said in the language of the window', () => {
  const sentences = (language: 'en' | 'es') =>
    [conflict('lane-name-taken', 'Prensa & Sohn'), conflict('part-answered')].map((fault) =>
      faultSentence(fault, createI18n(language).t, formatFor(language)),
    );
  expect(sentences('en')).toEqual([
    'This cannot be done right now: there is already a lane called Prensa & Sohn.',
    'This cannot be done right now: this part has already been answered.',
  ]);
  expect(sentences('es')).toEqual([
    'Ahora no es posible: ya hay un carril llamado Prensa & Sohn.',
    'Ahora no es posible: esta pieza ya tiene respuesta.',
  ]);
});

test('why a file is no model is said in the language of the window, and as it was written where only that is known', () => {
  const said = (fault: Fault) => faultSentence(fault, createI18n('es').t, formatFor('es'));
  expect(said(modelRefused({ why: 'cut-off', figures: { missing: 1200 } }))).toBe(
    'Este archivo no sirve como modelo. Este archivo ONNX está cortado: faltan sus últimos 1200 bytes.',
  );
  expect(said({ code: 'model-refused', reason: 'This file is a PNG image.' })).toContain('This file is a PNG image.');
});

test('why a station does not start, a model failed or an entry is no good is said in the language of the window', () => {
  const said = (fault: Fault) => faultSentence(fault, createI18n('es').t, formatFor('es'));
  expect([
    said(storeUnusable('/data', { why: 'newer', figures: { schema: '130' } })),
    said(detectorFailed({ why: 'late' })),
    said(entryRefused({ why: 'class-twice', figures: { className: 'rasguño' } })),
    said(notFound('lane', 'Prensa 4')),
  ]).toEqual([
    'No se puede abrir la base de datos de la estación en /data: la usó por última vez una versión más nueva de Lupa (esquema 130); vuelva a instalar esa versión.',
    'El modelo falló con esta imagen: el modelo no respondió a tiempo. La pieza pasa a una persona.',
    'Esta entrada no es válida: la clase rasguño aparece dos veces. Corríjala y vuelva a intentarlo.',
    'No se encuentra: el carril Prensa 4.',
  ]);
});

test('why a picture cannot be read is said in the language of the window', () => {
  const { t } = createI18n('es');
  const cut: Fault = { code: 'image-unreadable', reason: 'VipsJpeg: premature end of JPEG image', damage: 'cut-off' };
  const torn: Fault = { ...cut, reason: 'vipspng: libpng read error', damage: 'damaged' };
  expect([cut, torn].map((fault) => faultSentence(fault, t, formatFor('es')))).toEqual([
    'No se puede leer la imagen: está cortada. Revise la cámara y su cable.',
    'No se puede leer la imagen: está dañada (vipspng: libpng read error). Revise la cámara y su cable.',
  ]);
});
