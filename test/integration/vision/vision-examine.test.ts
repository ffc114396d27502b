import { describe, expect, test } from 'vitest';
import { bestFrom } from '../../../main/domain/verdict/score-floors.ts';
import { loadDetector } from '../../../main/engine/vision/detect/detector.ts';
import type { Picture } from '../../../main/engine/vision/picture/pixels.ts';
import { examineModel } from '../../../main/engine/vision/profile/examine.ts';
import type { ModelAnswers } from '../../../preload/contract/models/model.ts';
import { refusalInEnglish } from '../../support/in-english.ts';
import { asColumns, emptyRows, SIDE, withRow } from '../../support/models/detector-outputs.ts';
import { writeOnnx } from '../../support/models/onnx-writer.ts';
import { colourModel, constantModel } from '../../support/models/test-models.ts';

const ROWS = withRow(emptyRows(2), 20, { x: 30, y: 32, width: 20, height: 16, scores: [0.05, 0.9] });
const V8_OUTPUT = { name: 'output0', dims: [1, 6, 84], values: asColumns(ROWS) };
const INPUT = { dims: [1, 3, SIDE, SIDE] };

function examine(bytes: Uint8Array, answers: ModelAnswers = {}, namesBeside: readonly string[] | null = null) {
  return examineModel(bytes, { answers, namesBeside });
}

test('whether a model found anything on the drawn images is recorded, and one without answers found nothing', async () => {
  const rows = withRow(emptyRows(2), 20, { x: 30, y: 32, width: 20, height: 16, scores: [0.01, 0.02] });
  const quiet = constantModel({ input: INPUT, outputs: [{ ...V8_OUTPUT, values: asColumns(rows) }] });
  expect(await examine(quiet, { classes: ['scratch', 'crack'] })).not.toMatchObject({
    value: { profile: { hasFoundDrawn: true } },
  });
  expect(await examine(colourModel())).toMatchObject({ ok: true, value: { profile: { hasFoundDrawn: true } } });
});

describe('the input is found out', () => {
  const names = JSON.stringify(['scratch', 'crack']);
  test.for([
    ['float32, channels first', {}, { type: 'float32', axes: 'nchw', batch: 1, isDynamic: false, channels: 'rgb' }],
    ['8-bit integers', { type: 'uint8' }, { type: 'uint8', scale: 1 }],
    ['half precision', { type: 'float16' }, { type: 'float16' }],
    ['channels last', { dims: [1, SIDE, SIDE, 3] }, { axes: 'nhwc', width: SIDE, height: SIDE }],
    ['one grey channel', { dims: [1, 1, SIDE, SIDE] }, { channels: 'grey' }],
    ['a fixed batch', { dims: [4, 3, SIDE, SIDE] }, { batch: 4 }],
    ['an open batch', { dims: ['batch', 3, SIDE, SIDE] }, { batch: 1, isDynamic: false }],
    ['a size that is not square', { dims: [1, 3, 32, 128] }, { width: 128, height: 32 }],
    [
      'an open size, stated in the metadata',
      { dims: ['n', 3, 'h', 'w'] },
      { isDynamic: true, width: 96, height: SIDE },
    ],
  ] as const)('%s', async ([, input, expected]) => {
    const metadata = { names, imgsz: `[${SIDE}, 96]` };
    const bytes = constantModel({ input: { ...INPUT, ...input }, outputs: [V8_OUTPUT], metadata });
    const result = await examine(bytes);
    expect(result).toMatchObject({ ok: true, value: { profile: { input: expected, layout: 'v8' } } });
    // And it runs: with images of any size and both kinds.
    if (!result.ok) return;
    const detector = await loadDetector(bytes, result.value.profile, 1);
    for (const channels of [1, 3] as const) {
      const { detections } = await detector.detect(plainPicture(channels), { floors: bestFrom(0.5), iou: 0.5 });
      expect(detections).toMatchObject([{ className: 'crack' }]);
    }
    await detector.release();
  });

  function plainPicture(channels: 1 | 3): Picture {
    const size = { width: 100, height: 100 };
    return { size, pixels: { ...size, channels, samples: new Uint8Array(100 * 100 * channels).fill(90) } };
  }
});

describe('class names', () => {
  const classes = ['scratch', 'Riß über 2 mm'];
  const withNames = (text: string) => constantModel({ input: INPUT, outputs: [V8_OUTPUT], metadata: { names: text } });
  test.for([
    ['a Python dict', `{0: 'scratch', 1: "Riß über 2 mm"}`],
    ['a Python list', String.raw`['scratch', 'Ri\xdf \u00fcber 2 mm']`],
    ['a Python tuple', `('scratch', 'Riß über 2 mm',)`],
    ['JSON', JSON.stringify(classes)],
    ['a JSON object by number', JSON.stringify({ 0: classes[0], 1: classes[1] })],
    ['a JSON object by name', JSON.stringify({ 'Riß über 2 mm': 1, scratch: 0 })],
    ['lines', classes.join('\n')],
    ['words between commas', classes.join(', ')],
  ])('as %s', async ([, text = '']) => {
    const result = await examine(withNames(text));
    expect(result).toMatchObject({ ok: true, value: { profile: { classes } } });
  });

  test('in the wrong number are asked for: numbering the rest would put a name on another class', async () => {
    expect(await examine(withNames("['scratch', 'crack', 'chip']"))).toMatchObject({
      ok: false,
      fault: { code: 'model-needs-answers', questions: ['classes'], classCount: 2, namesFound: 3 },
    });
  });

  test('that are an expression are not evaluated, but asked for', async () => {
    expect(await examine(withNames('__import__("os").system("true")'))).toMatchObject({
      fault: { code: 'model-needs-answers' },
    });
  });
});

describe('what the file cannot say is asked', () => {
  test('names, layout and size at once', async () => {
    const bytes = constantModel({
      input: { dims: [1, 3, 'h', 'w'] },
      outputs: [{ name: 'o', dims: [1, 300, 7], values: Array.from({ length: 2100 }, () => 0.5) }],
    });
    expect(await examine(bytes)).toEqual({
      ok: false,
      fault: {
        code: 'model-needs-answers',
        questions: ['layout', 'classes', 'input-size'],
        classCount: null,
        readings: [
          { layout: 'v5', boxesAreCorners: false },
          { layout: 'v8-rows', boxesAreCorners: false },
        ],
      },
    });
    const answers = { layout: 'v5', classes: ['scratch', 'crack'], inputWidth: 320, inputHeight: 256 } as const;
    expect(await examine(bytes, { ...answers, classes: [...answers.classes] })).toMatchObject({
      ok: true,
      value: { profile: { layout: 'v5', classes: answers.classes, input: { width: 320, height: 256 } } },
    });
  });

  test('answers of a wrong count are asked for again', async () => {
    const bytes = constantModel({ input: INPUT, outputs: [V8_OUTPUT] });
    expect(await examine(bytes, { classes: ['only one'] })).toMatchObject({
      fault: { code: 'model-needs-answers', classCount: 2 },
    });
  });
});

describe('anything other than a detector is refused with a sentence that says what it is', () => {
  const whole = colourModel();
  const picture = { dims: [1, 3, SIDE, SIDE] };
  const constant = (dims: readonly number[], count = dims.reduce((product, dim) => product * dim, 1)) =>
    constantModel({
      input: picture,
      outputs: [{ name: 'o', dims, values: Array.from({ length: count }, (_, i) => (i % 3) * 700 - 500) }],
    });
  const cases: Record<string, [bytes: Uint8Array, sentence: string]> = {
    'an empty file': [new Uint8Array(), 'This file is empty (0 bytes).'],
    'an HTML page': [Buffer.from('\n<!DOCTYPE html><html>'), 'This file is an HTML page'],
    'a Git-LFS pointer': [Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:1\n'), 'Git-LFS pointer'],
    'a PyTorch checkpoint': [Buffer.from('PK\x03\x04....archive/data.pkl', 'latin1'), 'PyTorch checkpoint'],
    'an old checkpoint': [Buffer.from([0x80, 0x02, 0x8a, 0x0a]), 'Python pickle'],
    'a TensorFlow Lite model': [Buffer.from('\x1c\0\0\0TFL3', 'latin1'), 'TensorFlow Lite'],
    'a text': [Buffer.from('just some words\n'), 'This file is text, not a model.'],
    'random bytes': [Buffer.from([0x0f, 0xff, 0x13, 0x00, 0x99, 0xfe]), 'This is not an ONNX file'],
    'a model cut in half': [whole.subarray(0, whole.length / 2), 'This ONNX file is cut off'],
    'a tabular model': [
      constantModel({ input: { dims: ['batch', 14] }, outputs: [{ name: 'o', dims: [1, 2], values: [0, 1] }] }),
      'It takes 14 numbers and returns 2: it is a tabular model, not a detector.',
    ],
    'a model of sound': [
      constantModel({ input: { dims: [1, 80, 3000] }, outputs: [{ name: 'o', dims: [1, 2], values: [0, 1] }] }),
      'It takes "images" (float32, 1 × 80 × 3000) and no image: it is another kind of model, not a detector.',
    ],
    'a classifier': [
      constant([1, 1000]),
      'It takes an image and returns 1,000 numbers: it is an image classifier, not a detector.',
    ],
    'a classifier of seven classes': [
      constant([1, 7]),
      'It takes an image and returns 7 numbers: it is an image classifier',
    ],
    'a pose model': [
      constantModel({ input: picture, outputs: [V8_OUTPUT], metadata: { task: 'pose', names: "{0: 'person'}" } }),
      'It is a pose model',
    ],
    'a model that returns an image': [constant([1, 3, SIDE, SIDE]), 'returns an image (1 × 3 × 64 × 64)'],
    'scrambled boxes': [constant([1, 84, 7]), 'Its output is scrambled'],
    'a model of an unknown operator': [
      writeOnnx({
        inputs: [{ name: 'x', type: 'float32', dims: [1, 3, 8, 8] }],
        outputs: [{ name: 'y', type: 'float32', dims: [1, 3, 8, 8] }],
        nodes: [{ operator: 'Frobnicate', inputs: ['x'], outputs: ['y'] }],
      }),
      'ONNX Runtime cannot load it',
    ],
  };
  test.for(Object.entries(cases))('%s', async ([, [bytes, sentence]]) => {
    const refused = await examine(bytes);
    expect(refused).toMatchObject({ ok: false, fault: { code: 'model-refused' } });
    expect(refusalInEnglish(refused)).toContain(sentence);
  });
});
