import { asCase, type BareCase, type CaseOf } from './cases.ts';

/** What a file is, or does, that cannot be used as a model. */
export const refusalCases = {
  // other kinds of files
  folder: [],
  'empty-file': [],
  'git-lfs-pointer': [],
  'html-page': [],
  'xml-document': [],
  'json-text': [],
  'plain-text': [],
  'pytorch-checkpoint': [],
  'python-pickle': [],
  'hdf5-file': [],
  'tflite-model': [],
  'gguf-model': [],
  'zip-archive': [],
  'gzip-file': [],
  'jpeg-picture': [],
  'png-picture': [],
  'pdf-document': [],
  // damaged or incomplete ONNX
  'cut-off': ['missing'],
  'no-model-bytes': [],
  'no-graph': [],
  'outside-weights': [],
  'card-missing': [],
  // models that do something else
  'no-input': [],
  tabular: ['numbers', 'answers'],
  'tabular-open': ['numbers'],
  'no-picture-input': ['name', 'shape'],
  'other-input': ['name', 'shape'],
  'picture-type': ['type'],
  pose: [],
  'turned-boxes': [],
  'picture-classifier': [],
  classifier: ['numbers'],
  'picture-answer': ['shape'],
  'raw-grids': [],
  'no-answer': [],
  'unknown-answer': ['shapes'],
  scrambled: [],
  'scores-mixed': [],
  'scores-above-one': [],
  'boxes-everywhere': ['boxes'],
  // models that do not run
  'not-loaded': ['complaint'],
  'no-size-runs': ['cause'],
  'size-fails': ['size', 'cause'],
  'size-not-exported': ['size', 'exported', 'cause'],
  silent: ['seconds'],
  'called-off': [],
  'process-killed': ['signal'],
  'process-ended': ['exitCode'],
  'memory-eaten': ['limit'],
  'not-examined': ['complaint'],
  // dropped on the window
  'not-a-file': [],
  'several-files': [],
  noted: ['complaint'],
} as const;

/** The keys that need no figures. */
export type BareRefusal = BareCase<typeof refusalCases>;
/** What is wrong with a file. */
export type ModelRefusal = CaseOf<typeof refusalCases>;

export function modelRefused(refusal: ModelRefusal) {
  return { code: 'model-refused', ...asCase(refusal) } as const;
}
