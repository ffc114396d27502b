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
import { type Fault, type FaultCode, faultSchema } from '../../../../preload/contract/faults/result.ts';
import { type StoreTrouble, storeTroubles, storeUnusable } from '../../../../preload/contract/faults/store-trouble.ts';
import type { Reason } from '../../../../preload/contract/parts/inspection.ts';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { engineEnd } from '../../../../renderer/shell/engine-end.ts';
import { faultPlace } from '../../../../renderer/ui/words/fault-place.ts';
import { faultSentence } from '../../../../renderer/ui/words/fault-sentence.ts';
import { formatFor } from '../../../../renderer/ui/words/format.ts';
import { reasonSentence } from '../../../../renderer/ui/words/reason-sentence.ts';

/** One of each, with figures that are easily found again in a sentence. */
const faults = {
  'bad-request': { code: 'bad-request', issues: ['name is missing', 'folder is missing'] },
  forbidden: { code: 'forbidden', operation: 'recipe.change' },
  'signed-out': { code: 'signed-out' },
  'pin-wrong': { code: 'pin-wrong', triesLeft: 2 },
  'pin-locked': { code: 'pin-locked', waitMs: 30_000 },
  'engine-down': { code: 'engine-down' },
  'engine-timeout': { code: 'engine-timeout', operation: 'model.probe', waitedMs: 12_500 },
  internal: { code: 'internal', message: 'undefined is not a function' },
  'not-found': { code: 'not-found', what: 'lane 7' },
  conflict: { code: 'conflict', why: 'lane-name-taken', detail: 'Lane 5' },
  'folder-unusable': { code: 'folder-unusable', path: '/camera', reason: 'no such folder' },
  'store-unusable': { code: 'store-unusable', path: '/data/lupa.db', reason: 'made by a newer Lupa' },
  'clock-set': { code: 'clock-set', byMs: -3_600_000 },
  'disk-full': { code: 'disk-full', path: '/data' },
  'record-unreadable': { code: 'record-unreadable', what: 'line message 7', reason: 'signal: no such value' },
  'record-unwritable': { code: 'record-unwritable', reason: 'a class that is no number' },
  'line-told': { code: 'line-told', state: 'reject', at: Date.parse('2026-03-02T14:03:00'), message: 7 },
  'line-folder': { code: 'line-folder', path: '/line', why: 'other-station', detail: '0a1b2c3d' },
  'image-unreadable': { code: 'image-unreadable', reason: 'ends early' },
  'picture-unusual': { code: 'picture-unusual', sign: 'layout', measured: 0.41, usual: 0.68 },
  'picture-bits': { code: 'picture-bits', bits: 12, usedBits: null },
  'picture-unfit': { code: 'picture-unfit', trouble: 'too-dark', measured: 2.4, limit: 6 },
  'image-too-large': { code: 'image-too-large', width: 30_000, height: 20_000, maxPixels: 100_000_000 },
  'file-vanished': { code: 'file-vanished' },
  'file-forbidden': { code: 'file-forbidden', reason: 'EACCES' },
  'name-damaged': { code: 'name-damaged', name: 'Geh\\xE4use_7.png' },
  'picture-repeated': { code: 'picture-repeated', firstFile: 'A1003.jpg' },
  'model-missing': { code: 'model-missing' },
  'model-refused': { code: 'model-refused', reason: 'it is a web page' },
  'model-needs-answers': { code: 'model-needs-answers', questions: ['classes', 'layout'], classCount: 6, readings: [] },
  'model-mismatch': { code: 'model-mismatch', expectedSha256: 'a'.repeat(64), foundSha256: 'b'.repeat(64) },
  'model-in-use': {
    code: 'model-in-use',
    uses: [
      { kind: 'champion', recipeName: 'Glass' },
      { kind: 'parts', count: 812 },
    ],
  },
  'model-barred': { code: 'model-barred', objections: [{ code: 'retired' }] },
  'promotion-refused': {
    code: 'promotion-refused',
    objections: [{ code: 'class-order', recipe: ['crack', 'chip'], model: ['chip', 'crack'] }],
  },
  'update-refused': { code: 'update-refused', why: 'signature-wrong', detail: '/media/stick' },
  updating: { code: 'updating', version: '0.2.0' },
  'detector-failed': { code: 'detector-failed', reason: 'out of memory' },
  'model-troubled': { code: 'model-troubled', trouble: 'hung', detail: '120 s' },
  'golden-set-unreadable': { code: 'golden-set-unreadable', readable: 1, of: 3, names: ['a.png', 'b.png'] },
} as const satisfies { [C in FaultCode]: Extract<Fault, { code: C }> };

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

test('a fault says its figures as people write them', () => {
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

test('how the engine ended is said in the language of the window', () => {
  const { t } = createI18n('es');
  expect(engineEnd('The engine was ended by SIGKILL.', t)).toBe('El motor se cerró por SIGKILL.');
  expect(engineEnd('The engine could not be started: spawn ENOENT.', t)).toBe(
    'No se pudo arrancar el motor: spawn ENOENT.',
  );
  expect(engineEnd('Something new.', t)).toBe('Something new.');
});
