import type { FaultWords } from '../fault-words.ts';

/** Why a file cannot be used as a model, as sentences. */
export const refusals: FaultWords['cases']['model-refused'] = {
  // other kinds of files
  folder: 'This is a folder, not a file.',
  'empty-file': 'This file is empty (0 bytes).',
  'git-lfs-pointer': 'This file is a Git-LFS pointer: the model itself was never downloaded.',
  'html-page': 'This file is an HTML page, probably a download page saved under the name of a model.',
  'xml-document': 'This file is an XML document. If it is an OpenVINO model, export it as ONNX instead.',
  'json-text': 'This file is JSON text.',
  'plain-text': 'This file is text, not a model.',
  'pytorch-checkpoint': 'This file is a PyTorch checkpoint (.pt). Export it as ONNX first.',
  'python-pickle': 'This file is a Python pickle, probably an old PyTorch checkpoint. Export it as ONNX first.',
  'hdf5-file': 'This file is an HDF5 file, probably a Keras model. Export it as ONNX first.',
  'tflite-model': 'This file is a TensorFlow Lite model. Export it as ONNX instead.',
  'gguf-model': 'This file is a GGUF model, most likely a language model.',
  'zip-archive': 'This file is a ZIP archive. Unpack it and choose the .onnx inside.',
  'gzip-file': 'This file is compressed with gzip. Unpack it first.',
  'jpeg-picture': 'This file is a JPEG image.',
  'png-picture': 'This file is a PNG image.',
  'pdf-document': 'This file is a PDF document.',
  // ONNX that is damaged or incomplete
  'cut-off': 'This ONNX file is cut off: its last {{missing}} bytes are missing.',
  'no-model-bytes': 'This is not an ONNX file: its bytes are not a model.',
  'no-graph': 'This is not an ONNX file: it contains no graph.',
  'outside-weights': 'Its weights are in separate files next to it: export the model as a single file.',
  'card-missing': 'There is no readable card.json next to it.',
  // models that do something else
  'no-input': 'It takes no input at all: it is a constant, not a detector.',
  tabular: 'It takes {{numbers}} numbers and returns {{answers}}: it is a tabular model, not a detector.',
  'tabular-open': 'It takes {{numbers}} numbers: it is a tabular model, not a detector.',
  'no-picture-input': 'It takes "{{name}}" ({{shape}}) and no image: it is another kind of model, not a detector.',
  'other-input': 'Besides an image it takes "{{name}}" ({{shape}}), so it is not a plain detector.',
  'picture-type': 'It takes images as {{type}}, which is not supported.',
  pose: 'It is a pose model: it finds keypoints, not defects.',
  'turned-boxes': 'It finds rotated boxes, which this station cannot show or judge: train it on upright boxes.',
  'picture-classifier': 'It is an image classifier: it says what an image shows, not where.',
  classifier: 'It takes an image and returns {{numbers}} numbers: it is an image classifier, not a detector.',
  'picture-answer':
    'It takes an image and returns an image ({{shape}}): it segments or transforms, and gives no boxes.',
  'raw-grids': 'It returns raw grids, from before the boxes are decoded: export it with the detection head included.',
  'no-answer': 'It returns nothing.',
  'unknown-answer': 'Its outputs ({{shapes}}) match no known detector.',
  scrambled: 'Its output is scrambled: the boxes are nowhere near where a detector of its shape puts them.',
  'scores-mixed':
    'Some of the numbers that should be its scores are not scores: perhaps angles or keypoints. Export a model with upright boxes and nothing else.',
  'scores-above-one': 'Its scores exceed 1 and are not logits either: export it with scores from 0 to 1.',
  'boxes-everywhere':
    'It puts {{boxes}} boxes on a plain grey image: its output is scrambled, or it is not a detector.',
  // models that do not run
  'not-loaded': 'ONNX Runtime cannot load it: {{complaint}}',
  'no-size-runs': 'It loads, but does not run at any usual image size ({{cause}}).',
  'size-fails': 'It declares {{size}} but fails when run at that size ({{cause}}).',
  'size-not-exported':
    'It declares {{size}} but fails when run at that size: its graph was exported for {{exported}} ({{cause}}).',
  silent: 'It did not answer within {{seconds}} s.',
  'called-off': 'The check was cancelled.',
  'process-killed': 'Running it crashes the whole process ({{signal}}).',
  'process-ended': 'Running it crashes the whole process (exit code {{exitCode}}).',
  'memory-eaten': 'It needs more memory than the {{limit}} MB allowed.',
  'not-examined': 'It could not be checked: {{complaint}}.',
  // dropped on the window
  'not-a-file': 'This is not a file on this computer. Drop the .onnx file itself.',
  'several-files': 'Drop one file at a time.',
  noted: '{{complaint}}',
};
