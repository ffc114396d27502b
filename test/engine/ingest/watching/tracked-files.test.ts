import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Shot } from '../../../../main/engine/ingest/shot.ts';
import type { Observation } from '../../../../main/engine/ingest/watching/observation.ts';
import { createTrackedFiles, type Tracked } from '../../../../main/engine/ingest/watching/tracked-files.ts';

const seenAt = (modifiedNs: bigint): Observation => ({ sizeBytes: 9, modifiedNs, changedNs: modifiedNs, inode: 1n });
const shotOf = (name: string, captured = 0) => ({ name, seen: seenAt(BigInt(captured)) }) as Shot;
const settling = (dueMs: number): Tracked => ({
  state: 'settling',
  file: { seen: seenAt(0n), firstSeenMs: 0, stillSinceMs: 0 },
  dueMs,
});
const queued = (name: string, captured: number): Tracked => ({ state: 'queued', shot: shotOf(name, captured) });
const taken = (name: string): Tracked => ({ state: 'taken', shot: shotOf(name), isHinted: false });
const RECORDED: Tracked = { state: 'recorded', seen: seenAt(0n), isSure: true, isKept: true, sinceMs: 0 };

test('complete files are taken in order of capture, and each is taken once', () => {
  const files = createTrackedFiles(() => undefined);
  files.put('late.png', queued('late.png', 3));
  files.put('early.png', queued('early.png', 1));
  files.put('gone.png', queued('gone.png', 2));
  files.put('gone.png', null);
  expect([files.takeFirst()?.name, files.takeFirst()?.name, files.takeFirst()]).toEqual([
    'early.png',
    'late.png',
    undefined,
  ]);
  expect([files.queued(), files.waiting(), files.get('early.png')?.state]).toEqual([0, 2, 'taken']);
});

test('files that settle are due each at its own time, and no longer once they are complete', () => {
  const files = createTrackedFiles(() => undefined);
  files.put('a.png', settling(500));
  files.put('b.png', settling(200));
  expect([files.nextDueMs(), files.dueNames(200), files.dueNames(600)]).toEqual([200, ['b.png'], ['a.png', 'b.png']]);
  files.put('b.png', queued('b.png', 1));
  files.put('a.png', null);
  expect([files.nextDueMs(), files.dueNames(600)]).toEqual([Number.POSITIVE_INFINITY, []]);
});

test('a taken file is not forgotten, wherever it was: the station finishes it', () => {
  const done: string[] = [];
  const files = createTrackedFiles((name) => done.push(name));
  files.put('below/1.png', taken('below/1.png'));
  files.put('below/2.png', settling(1));
  files.put('3.png', settling(1));
  files.forget((name) => name.startsWith('below/'));
  expect([files.get('below/1.png')?.state, files.get('below/2.png'), done]).toEqual([
    'taken',
    undefined,
    ['below/2.png'],
  ]);
});

test('whatever happens to files, those without a record are waiting, and the queue holds the complete ones', () => {
  const names = ['a', 'b', 'c', 'd'];
  const step = fc.oneof(
    fc.record({
      name: fc.constantFrom(...names),
      next: fc.constantFrom<'settling' | 'queued' | 'recorded' | 'gone'>('settling', 'queued', 'recorded', 'gone'),
      at: fc.nat(5),
    }),
    fc.constant('take' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const files = createTrackedFiles(() => undefined);
      const expected = new Map<string, string>();
      for (const one of steps) {
        if (one === 'take') {
          const shot = files.takeFirst();
          if (shot !== undefined) expected.set(shot.name, 'taken');
          else expect([...expected.values()]).not.toContain('queued');
          continue;
        }
        const { name, next, at } = one;
        const states = { settling: settling(at), queued: queued(name, at), recorded: RECORDED, gone: null };
        files.put(name, states[next]);
        if (next === 'gone') expected.delete(name);
        else expected.set(name, next);
      }
      const count = (...states: string[]) => [...expected.values()].filter((state) => states.includes(state)).length;
      expect(files.waiting()).toBe(count('settling', 'queued', 'taken'));
      expect(files.queued()).toBe(count('queued'));
      expect(files.dueNames(9)).toHaveLength(count('settling'));
      for (const name of names) expect(files.get(name)?.state).toBe(expected.get(name));
    }),
  );
});
