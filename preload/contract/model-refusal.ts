import { english, type Said, saidSchema, type Whole } from './gaps.ts';

/**
 * What a file is that cannot be used as a model, or what it does, each as an English sentence. The page says it in its own
 * language by the key; the English stands here because the command line and the log say it too.
 */
export const refusalSentences = {
  // other kinds of files
  folder: 'This is a folder, not a file.',
  'empty-file': 'This file is empty (0 bytes).',
  'git-lfs-pointer': 'This file is a Git-LFS pointer: the model itself was never downloaded.',
  'html-page': 'This file is an HTML page, probably a download page saved under the name of a model.',
  'xml-document': 'This file is an XML document. If it is an OpenVINO model, export it as ONNX instead.',
  'json-text': 'This file is a JSON text.',
  'plain-text': 'This file is a text, not a model.',
  'pytorch-checkpoint': 'This file is a PyTorch checkpoint (.pt). Export it as ONNX first.',
  'python-pickle': 'This file is a Python pickle, probably an old PyTorch checkpoint. Export it as ONNX first.',
  'hdf5-file': 'This file is an HDF5 file, probably a Keras model. Export it as ONNX first.',
  'tflite-model': 'This file is a TensorFlow Lite model. Export it as ONNX instead.',
  'gguf-model': 'This file is a GGUF model, a language model most likely.',
  'zip-archive': 'This file is a ZIP archive. Unpack it and choose the .onnx inside.',
  'gzip-file': 'This file is compressed with gzip. Unpack it first.',
  'jpeg-picture': 'This file is a JPEG picture.',
  'png-picture': 'This file is a PNG picture.',
  'pdf-document': 'This file is a PDF document.',
  // ONNX that is damaged or not whole
  'cut-off': 'This ONNX file is cut off: {{missing}} bytes are missing at its end.',
  'no-model-bytes': 'This is not an ONNX file: its bytes do not form a model.',
  'no-graph': 'This is not an ONNX file: it holds no graph.',
  'outside-weights': 'Its weights lie in other files beside it: export the model as one file.',
  'card-missing': 'There is no card.json beside it that can be read.',
  // models that do something else
  'no-input': 'It takes no input at all: a constant, not a detector.',
  tabular: 'It takes {{numbers}} numbers and answers {{answers}}: a tabular model, not a detector.',
  'tabular-open': 'It takes {{numbers}} numbers: a tabular model, not a detector.',
  'no-picture-input': 'It takes "{{name}}" ({{shape}}) and no picture: some other kind of model, not a detector.',
  'other-input': 'Besides a picture it takes "{{name}}" ({{shape}}), so it is not a plain detector.',
  'picture-type': 'It takes pictures as {{type}}, which is not supported.',
  pose: 'It is a pose model: it finds key points, not defects.',
  'turned-boxes': 'It finds turned boxes, which this station cannot show or judge: train it on upright ones.',
  'picture-classifier': 'It is a picture classifier: it says what a picture shows, not where.',
  classifier: 'It takes a picture and answers {{numbers}} numbers: a picture classifier, not a detector.',
  'picture-answer':
    'It takes a picture and answers a picture ({{shape}}): it segments or transforms, and gives no boxes.',
  'raw-grids': 'It answers raw grids, from before its boxes are decoded: export it with the detection head included.',
  'no-answer': 'It answers nothing at all.',
  'unknown-answer': 'Its answers ({{shapes}}) fit no known detector.',
  scrambled: 'Its output is scrambled: the boxes it answers lie nowhere near where a detector of its shape puts them.',
  'scores-mixed':
    'Of the numbers that would be its scores some are none: perhaps angles or key points. Export a model of upright boxes, without anything besides.',
  'scores-above-one': 'Its scores go beyond 1 and are no logits either: export it with scores of 0 to 1.',
  'boxes-everywhere':
    'It puts {{boxes}} boxes on a plain grey picture: its output is scrambled, or not that of a detector.',
  // models that do not run
  'not-loaded': 'ONNX Runtime cannot load it: {{complaint}}',
  'no-size-runs': 'It loads, but runs at no usual picture size ({{cause}}).',
  'size-fails': 'It declares {{size}} but fails when run at that size ({{cause}}).',
  'size-not-exported':
    'It declares {{size}} but fails when run at that size: its graph was exported for {{exported}} ({{cause}}).',
  silent: 'It did not answer within {{seconds}} s.',
  'called-off': 'The look at it was called off.',
  'process-killed': 'Running it ends the whole process ({{signal}}).',
  'process-ended': 'Running it ends the whole process (exit code {{exitCode}}).',
  'memory-eaten': 'It needs more memory than the {{limit}} MB allowed.',
  'not-examined': 'It could not be examined: {{complaint}}.',
} as const;

/** The keys whose sentence says it all by itself. */
export type WholeRefusal = Whole<typeof refusalSentences>;
/** What speaks against a file, with what stands in the gaps of its sentence. */
export type ModelRefusal = Said<typeof refusalSentences>;
export const modelRefusalSchema = saidSchema(refusalSentences);

/** The fault: a sentence that says what the file is, in English and by its key. */
export function modelRefused(refusal: ModelRefusal) {
  return { code: 'model-refused', ...english(refusalSentences, refusal) } as const;
}
