import { expect, test } from 'vitest';
import { countRollupDifferences } from '../../../main/engine/store/rollups/rollups.ts';
import { PRACTISED_REVIEWER, type ReviewerSkill } from '../../../main/simulator/reviewer/reviewer-skill.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { liveThrough } from '../../support/store/simulated-history.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const AT = Date.parse('2026-03-02T00:00:00Z');
const PARTS = 5000;
const EVERY_MS = 15_000;

/** Always answers correctly. People's own errors are measured separately, by repeats and agreement. */
const UNERRING: ReviewerSkill = {
  ...PRACTISED_REVIEWER,
  missRate: { borderline: 0, obvious: 0 },
  falseAlarmRate: { clean: 0, borderline: 0 },
  inconclusiveRate: 0,
};

async function estimates(seed: string) {
  const desk = openTestDesk({ clock: fixedClock(new Date(AT + PARTS * EVERY_MS).toISOString()) });
  const { store } = desk;
  const body = { ...DEFAULT_RECIPE_BODY, audit: { passShare: 0.1, failShare: 0.3 }, repeatShare: 0, challengeShare: 0 };
  const place = addTestLane(store, AT, body);
  const reviewer = actorOf(addTestPerson(store, 'Reviewer', 'operator'));
  const lived = liveThrough({ store, place, body, seed, parts: PARTS, everyMs: EVERY_MS, reviewer, skill: UNERRING });
  const report = await desk.ask('report.accuracy', {
    period: { kind: 'custom', from: AT, until: AT + PARTS * EVERY_MS },
    laneId: null,
    lot: null,
    recipeId: null,
    modelSha256: null,
  });
  const differences = countRollupDifferences(store.read);
  const passed = lived.filter(({ signal }) => signal === 'PASS');
  const failed = lived.filter(({ signal }) => signal === 'FAIL');
  return {
    differences,
    escapes: { truth: passed.filter(({ isBad }) => isBad).length / passed.length, estimate: report.escapes },
    overkill: { truth: failed.filter(({ isBad }) => !isBad).length / failed.length, estimate: report.overkill },
  };
}

const isHeld = ({ truth, estimate }: Awaited<ReturnType<typeof estimates>>['escapes']) =>
  estimate !== null && estimate.low <= truth && truth <= estimate.high;

test('on six lines of 5,000 parts the intervals of escapes and overkill hold what the simulator knows', async () => {
  const lines = [];
  for (let line = 0; line < 6; line++) lines.push(await estimates(`line-${line}`));
  expect(lines.map(({ differences }) => differences)).toEqual(Array.from({ length: 6 }, () => 0));
  // Of twelve intervals at 95 %, one may miss; more than two hardly ever do.
  expect(lines.flatMap(({ escapes, overkill }) => [escapes, overkill]).filter(isHeld).length).toBeGreaterThanOrEqual(
    10,
  );
});
