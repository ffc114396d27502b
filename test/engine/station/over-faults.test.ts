import { expect, test } from 'vitest';
import { type Watched, withEnds } from '../../../main/engine/station/over-faults.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';

const GONE: Fault = { code: 'folder-unusable', path: '/cameras/1', why: 'noted', figures: { complaint: 'ENOENT' } };
const noted = (where: string) => ({ at: 1, where, fault: GONE });
const isOver = (where: string, folders: Watched) => withEnds([noted(where)], folders)[0]?.isOver;

const well: Watched = { lanes: [{ name: 'Press 4', fault: null }], lineFault: null, lostModels: [] };

test('a fault of a camera folder is over once its lane works, not because another does', () => {
  expect(isOver('lane Press 4', well)).toBe(true);
  expect(isOver('lane Press 4', { ...well, lanes: [{ name: 'Press 4', fault: GONE }] })).toBe(false);
  const others = [
    { name: 'Press 4', fault: GONE },
    { name: 'Press', fault: null },
  ];
  expect(isOver('lane Press 4', { ...well, lanes: others })).toBe(false);
});

test('a fault of a lane that was removed is over', () => {
  expect(isOver('lane Press 9', well)).toBe(true);
});

test('a fault of the line’s folder is over once the line is told again', () => {
  expect(isOver('line output', well)).toBe(true);
  expect(isOver('line output', { ...well, lineFault: GONE })).toBe(false);
});

test('a missing model file is over once its model is loaded', () => {
  const fault: Fault = { code: 'model-file-unreadable', path: '/models/a/model.onnx' };
  const about = (watched: Watched) => withEnds([{ at: 1, where: 'model glass 2', fault }], watched)[0]?.isOver;
  expect(about({ ...well, lostModels: [{ name: 'glass 2', path: fault.path, fault }] })).toBe(false);
  expect(about(well)).toBe(true);
});

test('a fault whose end nobody can see is never called over', () => {
  for (const where of ['model eb23b230', 'clock', 'record lane 4', 'vision', 'lanes']) {
    expect(isOver(where, well), where).toBe(false);
  }
});
