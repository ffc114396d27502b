import { expect, test } from 'vitest';
import { patiently } from '../../main/patient-files.ts';

const held = () => Object.assign(new Error('held'), { code: 'EBUSY' });

test('a file held by another program for a moment is handled when it is released', async () => {
  let tries = 0;
  const work = async () => {
    tries++;
    if (tries < 3) throw held();
    return 'done';
  };
  expect(await patiently(work)).toBe('done');
  expect(tries).toBe(3);
});

test('one held for longer is reported, and so is, at once, anything that waiting does not fix', async () => {
  let tries = 0;
  const never = (error: Error) => async () => {
    tries++;
    throw error;
  };
  await expect(patiently(never(held()))).rejects.toMatchObject({ code: 'EBUSY' });
  expect(tries).toBe(5);
  await expect(patiently(never(Object.assign(new Error('full'), { code: 'ENOSPC' })))).rejects.toThrow('full');
  expect(tries).toBe(6);
});
