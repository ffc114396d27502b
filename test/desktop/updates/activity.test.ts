import { expect, test } from 'vitest';
import { followActivity } from '../../../main/app/updates/activity.ts';
import type { UpdateActivity } from '../../../preload/contract/station/updates.ts';
import { manualTimers } from '../support/manual-timers.ts';

function followed() {
  const timers = manualTimers();
  const told: UpdateActivity[] = [];
  const activity = followActivity(timers, () => told.push(activity.current()));
  const fetching = (version: string, bytes: number) => activity.become({ kind: 'fetching', version, bytes, of: 100 });
  return { activity, timers, told, fetching };
}

test('the bytes of a download are reported twice a second, however often they grow', () => {
  const { timers, told, fetching, activity } = followed();
  for (let bytes = 0; bytes <= 100; bytes += 1) {
    fetching('0.2.0', bytes);
    timers.advance(10);
  }
  expect(told).toMatchObject([{ bytes: 0 }, { bytes: 50 }, { bytes: 100 }]);
  expect(activity.current()).toMatchObject({ bytes: 100 });
});

test('another version and another activity are reported at once', () => {
  const { activity, told, fetching } = followed();
  activity.become({ kind: 'checking' });
  fetching('0.1.0', 100);
  fetching('0.2.0', 0);
  fetching('0.2.0', 1);
  activity.become({ kind: 'idle' });
  expect(told).toEqual([
    { kind: 'checking' },
    { kind: 'fetching', version: '0.1.0', bytes: 100, of: 100 },
    { kind: 'fetching', version: '0.2.0', bytes: 0, of: 100 },
    { kind: 'idle' },
  ]);
});
