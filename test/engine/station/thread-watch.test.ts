import { expect, test } from 'vitest';
import { namedWrites, watchThread } from '../../../main/engine/station/thread-watch.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';

function watched() {
  const clock = { ms: 0 };
  const held: { readonly what: string; readonly ms: number; readonly times: number }[] = [];
  const watch = watchThread({
    now: () => 1000 + clock.ms,
    clockMs: () => clock.ms,
    onHeld: ({ what, ms, times }) => held.push({ what, ms, times }),
  });
  const take = (ms: number) => () => {
    clock.ms += ms;
    return ms;
  };
  return { clock, held, watch, take };
}

test('whatever holds the thread for more than 50 ms is named, anything shorter is not', () => {
  const { held, watch, take } = watched();
  expect(watch.during('report.yield', take(50))).toBe(50);
  expect(held).toEqual([]);
  watch.during('report.box-map', take(51));
  expect(held).toEqual([{ what: 'report.box-map', ms: 51, times: 1 }]);
});

test('it is named by its purpose, not by the statements within', () => {
  const { held, watch, take } = watched();
  watch.during('holds', () => watch.during('SELECT 1', take(80)));
  watch.during('SELECT\n   1', take(90));
  expect(held.map(({ what }) => what)).toEqual(['holds', 'SELECT 1']);
});

test('repeated long work is recorded once a minute, with how often', () => {
  const { clock, held, watch, take } = watched();
  for (let time = 0; time < 5; time += 1) watch.during('holds', take(60));
  clock.ms += 60_000;
  watch.during('holds', take(60));
  expect(held).toEqual([
    { what: 'holds', ms: 60, times: 1 },
    { what: 'holds', ms: 60, times: 5 },
  ]);
});

test('the longest is shown for an hour, then the longest of what came after', () => {
  const { clock, watch, take } = watched();
  expect(watch.longest()).toBeNull();
  watch.during('first', take(300));
  watch.during('second', take(100));
  watch.during('third', take(200));
  expect(watch.longest()).toEqual({ what: 'first', ms: 300, at: 1300 });
  clock.ms += 60 * 60_000 - 301;
  expect(watch.longest()?.what).toBe('first');
  clock.ms += 1;
  expect(watch.longest()?.what).toBe('third');
  clock.ms += 60 * 60_000;
  expect(watch.longest()).toBeNull();
});

test('failing work is measured too, and so is what comes after it', () => {
  const { held, watch, take } = watched();
  const broken = () => {
    take(70)();
    throw new Error('broken');
  };
  expect(() => watch.during('broken', broken)).toThrow('broken');
  watch.during('after', take(60));
  expect(held.map(({ what }) => what)).toEqual(['broken', 'after']);
});

test('a delay of the loop that nothing explains is reported as unnamed', () => {
  const { held, watch, take } = watched();
  watch.during('report.scores', take(120));
  watch.delayed(122);
  watch.delayed(40);
  watch.delayed(75);
  expect(held.map(({ what, ms }) => [what, ms])).toEqual([
    ['report.scores', 120],
    ['unnamed', 75],
  ]);
});

test('statements and transactions of a store are watched, a transaction by the name it was given', () => {
  const store = openTestStore();
  const { clock, held, watch } = watched();
  store.watchTimes((sql, work) =>
    watch.during(sql, () => {
      clock.ms += 60;
      return work();
    }),
  );
  store.read.get('SELECT 1 AS one');
  namedWrites(store.write, 'holds', watch).transaction(() => store.write.all('SELECT 2 AS two'));
  expect(held.map(({ what }) => what)).toEqual(['SELECT 1 AS one', 'holds']);
});
