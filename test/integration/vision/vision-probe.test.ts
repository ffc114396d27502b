import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { probeModel } from '../../../main/engine/vision/model-file/probe.ts';
import type { ModelRefusal } from '../../../preload/contract/faults/model-refusal.ts';
import type { Result } from '../../../preload/contract/faults/result.ts';
import { refusalInEnglish } from '../../support/in-english.ts';
import { asColumns, emptyRows, SIDE } from '../../support/models/detector-outputs.ts';
import {
  abortingModel,
  colourModel,
  constantModel,
  hungryModel,
  slowModel,
  throwingModel,
} from '../../support/models/test-models.ts';

function namelessModel(): Uint8Array {
  const outputs = [{ name: 'output0', dims: [1, 6, 84], values: asColumns(emptyRows(2)) }];
  return constantModel({ input: { dims: [1, 3, SIDE, SIDE] }, outputs });
}

describe('a probe in its own process', () => {
  async function probed(
    bytes: Uint8Array,
    limits: Readonly<{ timeMs: number; memoryBytes: number }>,
    signal?: AbortSignal,
  ) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'lupa-probe-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(path.join(folder, 'model.onnx'), bytes);
    return probeModel(path.join(folder, 'model.onnx'), {}, { ...limits, signal });
  }
  const expectRefused = (result: Result<unknown>, sentence: string, why: ModelRefusal['why']) => {
    expect(result).toMatchObject({ ok: false, fault: { code: 'model-refused', why } });
    expect(refusalInEnglish(result)).toBe(`This file cannot be used as a model. ${sentence}`);
  };

  test('answers what the examination finds', async () => {
    const limits = { timeMs: 60_000, memoryBytes: 2 ** 31 };
    expect(await probed(colourModel(), limits)).toMatchObject({
      ok: true,
      value: { profile: { layout: 'v8' }, warnings: [] },
    });
  });

  test('ends a model that hangs', async () => {
    const limits = { timeMs: 3000, memoryBytes: 2 ** 31 };
    expectRefused(await probed(slowModel(1_000_000_000), limits), 'It did not answer within 3 s.', 'silent');
  });

  test('ends a model that eats memory', async () => {
    const limits = { timeMs: 60_000, memoryBytes: 2 ** 30 };
    expectRefused(
      await probed(hungryModel(8000), limits),
      'It needs more memory than the 1,024 MB allowed.',
      'memory-eaten',
    );
  });

  test.skipIf(process.arch !== 'x64')('refuses a model that aborts its process', async () => {
    const limits = { timeMs: 60_000, memoryBytes: 2 ** 31 };
    expectRefused(
      await probed(abortingModel(), limits),
      'Running it crashes the whole process (SIGFPE).',
      'process-killed',
    );
  });

  test('refuses a model that always throws', async () => {
    const limits = { timeMs: 60_000, memoryBytes: 2 ** 31 };
    expectRefused(
      await probed(throwingModel(), limits),
      'It declares 64 px but fails when run at that size (Div).',
      'size-fails',
    );
  });

  test('ends when it is cancelled', async () => {
    const cancel = new AbortController();
    const limits = { timeMs: 60_000, memoryBytes: 2 ** 31 };
    const outcome = probed(slowModel(1_000_000_000), limits, cancel.signal);
    cancel.abort();
    expectRefused(await outcome, 'The check was cancelled.', 'called-off');
  });

  test('reports a missing file, or a folder', async () => {
    expect(await probeModel('/nowhere/model.onnx')).toMatchObject({ fault: { code: 'not-found' } });
    expectRefused(await probeModel(os.tmpdir()), 'This is a folder, not a file.', 'folder');
  });

  test('finds class names in a file beside the model, the nearest name first', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'lupa-names-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'model.onnx');
    await writeFile(file, namelessModel());
    expect(await probeModel(file)).toMatchObject({
      fault: { code: 'model-needs-answers', questions: ['classes'], classCount: 2 },
    });
    await writeFile(path.join(folder, 'model.yaml'), 'path: ../data\nnames:\n  0: scratch\n  1: Riß über 2 mm\n');
    expect(await probeModel(file)).toMatchObject({
      ok: true,
      value: { profile: { classes: ['scratch', 'Riß über 2 mm'] } },
    });
    await writeFile(path.join(folder, 'model.txt'), 'from a text\nof two lines\n');
    expect(await probeModel(file)).toMatchObject({
      ok: true,
      value: { profile: { classes: ['from a text', 'of two lines'] } },
    });
  });
});
