import { expect, test } from 'vitest';
import { readOnnx } from '../../../main/engine/vision/onnx/onnx-file.ts';
import { fuzzModels } from '../../fuzz/models/fuzz-models.ts';
import { mutantOf } from '../../fuzz/models/mutate-model.ts';

test('a damaged model is refused, asked about, or read as the whole one is', { timeout: 240_000 }, async () => {
  const findings = await fuzzModels(0, 600);
  expect(findings).toMatchObject({ examined: 600, misread: [] });
  // If all were refused, this would prove nothing.
  expect(findings.admitted).toBeGreaterThan(20);
});

test('whatever the bytes, an ONNX file is read or refused by a sentence', () => {
  for (let seed = 1000; seed < 1400; seed += 1) {
    const { bytes } = mutantOf(seed);
    const read = readOnnx(bytes);
    if (!read.ok) expect(read.fault, `seed ${seed}`).toMatchObject({ code: 'model-refused' });
  }
});
