import { expect, test } from 'vitest';
import { faultColumn, reasonsColumn } from '../../../../main/engine/store/columns/fault-column.ts';
import { faults } from '../../../support/one-of-each-fault.ts';

const said = { why: 'late', figures: {} };

test.each([
  [
    { code: 'bad-request', issues: ['name: too long', 'folder: empty'] },
    { code: 'bad-request', why: 'noted', figures: { complaint: 'name: too long; folder: empty' } },
  ],
  [
    { code: 'not-found', what: 'lane 7', said: { why: 'lane', figures: { name: '7' } } },
    { code: 'not-found', why: 'lane', figures: { name: '7' } },
  ],
  [
    { code: 'not-found', what: 'lane 7' },
    { code: 'not-found', why: 'noted', figures: { complaint: 'lane 7' } },
  ],
  [
    { code: 'conflict', why: 'lane-name-taken', detail: 'Press 4' },
    { code: 'conflict', why: 'lane-name-taken', figures: { name: 'Press 4' } },
  ],
  [
    { code: 'conflict', why: 'part-taken', detail: '' },
    { code: 'conflict', why: 'part-taken', figures: {} },
  ],
  [
    { code: 'conflict', why: 'noted', detail: 'there is another file' },
    { code: 'conflict', why: 'noted', figures: { complaint: 'there is another file' } },
  ],
  [
    { code: 'folder-unusable', path: '/camera', reason: 'ENOENT' },
    { code: 'folder-unusable', path: '/camera', why: 'noted', figures: { complaint: 'ENOENT' } },
  ],
  [
    { code: 'folder-unusable', path: 'camera', reason: 'give the full path', trouble: 'relative' },
    { code: 'folder-unusable', path: 'camera', why: 'relative', figures: {} },
  ],
  [
    { code: 'store-unusable', path: '/data', reason: 'disk I/O error (SQLITE_IOERR)' },
    { code: 'store-unusable', path: '/data', why: 'noted', figures: { complaint: 'disk I/O error (SQLITE_IOERR)' } },
  ],
  [
    { code: 'record-unreadable', what: 'line message 7', reason: 'no such value' },
    { code: 'record-unreadable', what: 'line message 7', complaint: 'no such value' },
  ],
  [
    { code: 'record-unwritable', reason: 'no number' },
    { code: 'record-unwritable', complaint: 'no number' },
  ],
  [
    { code: 'line-told', since: 'timeout', state: 'reject', at: 5, message: 7 },
    { code: 'line-told', why: 'timeout', state: 'reject', at: 5, message: 7 },
  ],
  [
    { code: 'line-folder', path: '/line', why: 'later', detail: '12' },
    { code: 'line-folder', path: '/line', why: 'later', figures: { name: '12' } },
  ],
  [
    { code: 'line-folder', path: '/line', why: 'away', detail: '' },
    { code: 'line-folder', path: '/line', why: 'away', figures: {} },
  ],
  [
    { code: 'image-unreadable', reason: 'premature end of JPEG image', damage: 'cut-off' },
    { code: 'image-unreadable', why: 'cut-off', figures: { complaint: 'premature end of JPEG image' } },
  ],
  [
    { code: 'image-unreadable', reason: 'this is a folder' },
    { code: 'image-unreadable', why: 'noted', figures: { complaint: 'this is a folder' } },
  ],
  [
    { code: 'file-forbidden', reason: 'EACCES' },
    { code: 'file-forbidden', complaint: 'EACCES' },
  ],
  [
    { code: 'picture-unfit', trouble: 'too-dark', measured: 2, limit: 6 },
    { code: 'picture-unfit', why: 'too-dark', measured: 2, limit: 6 },
  ],
  [
    { code: 'model-refused', reason: 'This file is a PNG image.' },
    { code: 'model-refused', why: 'noted', figures: { complaint: 'This file is a PNG image.' } },
  ],
  [
    { code: 'detector-failed', reason: 'the model did not answer in time', said },
    { code: 'detector-failed', ...said },
  ],
  [
    { code: 'detector-failed', reason: 'out of memory' },
    { code: 'detector-failed', why: 'noted', figures: { complaint: 'out of memory' } },
  ],
  [
    { code: 'model-troubled', trouble: 'hung', detail: '120 s' },
    { code: 'model-troubled', why: 'hung', figures: { complaint: '120 s' } },
  ],
])(
  'a fault of an older Lupa, %j, is read as one of today, in a column of its own and among reasons',
  (older, today) => {
    expect(faultColumn.parse(JSON.stringify(older))).toEqual(today);
    const clear = { code: 'all-clear' };
    expect(reasonsColumn.parse(JSON.stringify([clear, { code: 'fault', fault: older }]))).toEqual([
      clear,
      { code: 'fault', fault: today },
    ]);
  },
);

test.each(Object.values(faults))('a fault of today, $code, is read as it is', (fault) => {
  expect(faultColumn.parse(JSON.stringify(fault))).toEqual(fault);
});

test.each([{ code: 'image-unreadable', reason: 7 }, { code: 'no-such-fault', reason: 'x' }, 'nothing', null])(
  'what is no fault of any Lupa, %j, is not made one',
  (stored) => {
    expect(faultColumn.safeParse(JSON.stringify(stored)).success).toBe(false);
  },
);
