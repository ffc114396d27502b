// Examines damaged models one after the other, in a process that may die of any of them.

import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { examineModel } from '../../../main/engine/vision/profile/examine.ts';
import { mutantOf } from './mutate-model.ts';

const [first, end] = process.argv.slice(2).map(Number);
for (let seed = first ?? 0; seed < (end ?? 0); seed += 1) {
  process.send?.({ kind: 'begun', seed });
  // What is begun has to be known before a model is run that may end this process.
  await setImmediate();
  const { member, bytes } = mutantOf(seed);
  try {
    const examined = await examineModel(bytes, { answers: member.answers ?? {}, namesBeside: null });
    const layout = examined.ok ? examined.value.profile.layout : null;
    const admitted = examined.ok ? { layout, expected: member.layout, member: member.name } : null;
    process.send?.({ kind: 'ended', seed, admitted });
  } catch (error) {
    process.send?.({ kind: 'threw', seed, reason: String(error) });
  }
}
process.disconnect?.();
