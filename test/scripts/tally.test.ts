import { expect, test } from 'vitest';
import { report, sum } from '../../scripts/test/tally.ts';

test('the last line counts all parts, after the reasons for skipping', () => {
  const code = { passed: 11, failed: 0, skipped: [] };
  const unit = { passed: 112, failed: 1, skipped: [{ name: 'boards match the reference', reason: 'no shared data' }] };
  expect(report(sum([code, unit])).split('\n')).toEqual([
    'skipped: boards match the reference (no shared data)',
    '123 passed, 1 failed, 1 skipped',
  ]);
});
