import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { figureHandlers } from '../../main/engine/figures/figure-handlers.ts';
import { openStore } from '../../main/engine/store/opening/open.ts';
import { figureQuestions } from '../support/store/figure-questions.ts';
import { rollUp } from '../support/store/rolled-up-store.ts';
import { cpuMs } from '../support/time/cpu-ms.ts';
import { fixedClock } from '../support/time/fixed-clock.ts';
import { rounded } from './statistics.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Ten million parts of a line that makes one every two seconds, round the clock: 231 days. */
const TEN_MILLION = {
  days: 231,
  lanes: 3,
  recipeVersions: 1,
  models: 1,
  classes: 4,
  lots: 1,
  count: 15,
  cells: 400,
  isMixed: false,
  study: { parts: 200, people: 10, rounds: 5 },
};
const UNTIL = Date.parse('2026-03-02T06:00:00Z');
const ROUNDS = 3;

/** Milliseconds of processor time that each figure takes over the last day, the last week and all of ten million parts, in its own process. */
export function measureFigures(): Readonly<Record<string, Readonly<Record<'dayMs' | 'weekMs' | 'wholeMs', number>>>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lupa-bench-figures-'));
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  try {
    const [challenger] = rollUp(opened.value, { ...TEN_MILLION, until: UNTIL });
    if (challenger === undefined) throw new Error('no model');
    const handlers = figureHandlers({ store: opened.value, clock: fixedClock(new Date(UNTIL).toISOString()) });
    const over = (days: number) =>
      new Map(
        figureQuestions(handlers, { from: UNTIL - days * DAY_MS + 60_000, until: UNTIL, challenger }).map(
          ({ name, ask }) => [name, rounded(Math.min(...Array.from({ length: ROUNDS }, () => cpuMs(ask))))],
        ),
      );
    const [day, week, whole] = [over(1), over(7), over(TEN_MILLION.days)];
    return Object.fromEntries(
      [...whole].map(([name, wholeMs]) => [name, { dayMs: day.get(name) ?? 0, weekMs: week.get(name) ?? 0, wholeMs }]),
    );
  } finally {
    opened.value.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
