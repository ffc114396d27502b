import { afterEach, expect, test, vi } from 'vitest';
import { withProgress } from '../../scripts/bootstrap/progress.mjs';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('work of less than a second stays silent', async () => {
  vi.useFakeTimers();
  const line = vi.spyOn(console, 'error').mockReturnValue();
  const work = withProgress('Building', () => new Promise((resolve) => setTimeout(resolve, 900)));
  await vi.advanceTimersByTimeAsync(900);
  await work;
  expect(line).not.toHaveBeenCalled();
});

test('longer work says what it does, how far it is, and how long it took', async () => {
  vi.useFakeTimers();
  const line = vi.spyOn(console, 'error').mockReturnValue();
  const work = withProgress('Downloading', async (progress) => {
    progress.update('87 of 196 MB');
    await new Promise((resolve) => setTimeout(resolve, 3000));
  });
  await vi.advanceTimersByTimeAsync(3000);
  await work;
  expect(line.mock.calls.map(([text]) => text)).toEqual(['Downloading … 87 of 196 MB, 1 s', 'Downloading: 3 s']);
});
