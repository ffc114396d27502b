import path from 'node:path';
import { expect, test } from 'vitest';
import { createOpenedModel, modelAmong } from '../../main/app/opened-model.ts';

test('the model file among the arguments of a start is found, whatever surrounds it', () => {
  const here = path.resolve('/home/engineer');
  expect(modelAmong(['--data', '/data', 'new.onnx'], here)).toBe(path.join(here, 'new.onnx'));
  expect(modelAmong(['/models/PCB.ONNX', '--disable-gpu'], here)).toBe(path.resolve('/models/PCB.ONNX'));
  expect(modelAmong(['--data', '/data', '--log=x.onnx', 'picture.png'], here)).toBeNull();
});

test('an opened model is taken once, and the last one counts', () => {
  let told = 0;
  const opened = createOpenedModel(() => {
    told += 1;
  });
  opened.offer(['--kiosk'], '/');
  expect([told, opened.isWaiting(), opened.take()]).toEqual([0, false, null]);
  opened.offer(['/a.onnx'], '/');
  opened.offer(['/b.onnx'], '/');
  expect([told, opened.isWaiting()]).toEqual([2, true]);
  expect([opened.take(), opened.take(), opened.isWaiting()]).toEqual([path.resolve('/b.onnx'), null, false]);
});
