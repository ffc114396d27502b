import { expect, test } from 'vitest';
import { isFailedLook } from '../../../main/domain/rollout/failed-look.ts';
import { isOfPicture } from '../../../main/domain/verdict/picture-fault.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import { faults } from '../../support/one-of-each-fault.ts';

test('what is wrong with a picture, or keeps a model from being asked, is no failed look of the model', () => {
  const failed = Object.values<Fault>(faults).filter(isFailedLook);
  expect(failed.filter(({ code }) => isOfPicture(code))).toEqual([]);
  const codes = new Set(failed.map(({ code }) => code));
  expect(codes).toContain('detector-failed');
  for (const code of ['model-missing', 'model-barred', 'model-rolled-back'] as const) expect(codes).not.toContain(code);
});
