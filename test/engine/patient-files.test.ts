import { expect, test } from 'vitest';
import { patiently } from '../../main/patient-files.ts';

const held = () => Object.assign(new Error('held'), { code: 'EBUSY' });

test('what another program holds for a moment is done when it lets go', async () => {
  let tries = 0;
  const work = async () => {
    tries++;
    if (tries < 3) throw held();
    return 'done';
  };
  expect(await patiently(work)).toBe('done');
  expect(tries).toBe(3);
});

test('what is held for longer is told, and so is at once what no waiting fixes', async () => {
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
