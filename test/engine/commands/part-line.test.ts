import { expect, test } from 'vitest';
import { partLine } from '../../../main/engine/commands/part-line.ts';
import { inspectionIdSchema, laneIdSchema, recipeIdSchema } from '../../../preload/contract/values/units.ts';
import { inspectionRecord } from '../../support/store/records.ts';

const PLACE = { laneId: laneIdSchema.parse(1), recipeId: recipeIdSchema.parse(1), at: 0 };
const RECORDED = { kind: 'inspected', inspectionId: inspectionIdSchema.parse(1), seq: 1 } as const;

test('a part is one line, whatever line breaks and terminal escapes its file name contains', () => {
  const record = inspectionRecord(PLACE, 'a\nPASS   b.jpg\u001b[2K\u2028\u202e.jpg');
  const line = partLine(record, RECORDED, false);
  expect(line).toBe('PASS   a\\u{a}PASS   b.jpg\\u{1b}[2K\\u{2028}\\u{202e}.jpg  all-clear');
  expect(partLine(record, RECORDED, true)).not.toMatch(/\p{Cc}/u);
});

test('letters of every script stay as they are', () => {
  expect(partLine(inspectionRecord(PLACE, 'Gehäuse 漢字 😀.jpg'), RECORDED, false)).toContain('Gehäuse 漢字 😀.jpg');
});

test('nor can the name of a class, which the model file says, look like another part', () => {
  const record = inspectionRecord(PLACE, 'a.jpg');
  const reasons = [{ code: 'defect', className: 'crack\nPASS   b.jpg', score: 0.9, rejectAt: 0.5 }] as const;
  const line = partLine(
    { ...record, signal: 'FAIL', verdict: { kind: 'fail', reasons: [...reasons] } },
    RECORDED,
    false,
  );
  expect(line).toBe('FAIL   a.jpg  crack\\u{a}PASS   b.jpg');
});
