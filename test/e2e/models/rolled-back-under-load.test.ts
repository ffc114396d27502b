import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_ROLLOUT_PLAN } from '../../../preload/contract/models/rollout-plan.ts';
import type { Inspection } from '../../../preload/contract/parts/inspection.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { goTo, keepPicture } from '../support/screens.ts';
import { inspectedSoFar, quickenLine, untilInspected } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

/** More than two workers can inspect: a part is always in progress. */
const PARTS_PER_MINUTE = 600;
const FEWEST_AFTER = 10;

test('rolled back under full load, no part that comes after the order is decided by the challenger', {
  timeout: 400_000,
}, async () => {
  station = await launchStation({ args: ['--simulate'] });
  const { page } = station;
  page.setDefaultTimeout(60_000);
  await untilInspected(page, 1);
  const [recipe] = await granted(ask(page, 'recipe.list', {}));
  if (recipe === undefined) throw new Error('no recipe');
  const { id: recipeId, version: basedOn, name } = recipe;
  const steps = [{ share: 0.5, parts: 100_000, pairs: 0 }];
  const rollout = { ...DEFAULT_ROLLOUT_PLAN, mode: 'plain' as const, steps, slowdown: 10, holdMargin: 1 };
  await granted(
    ask(page, 'recipe.change', { id: recipeId, basedOn, name, body: { ...recipe.body, rollout }, comment: 'Plain' }),
  );
  const models = await granted(ask(page, 'model.list', {}));
  const challenger = models.find(({ sha256 }) => sha256 !== recipe.body.modelSha256)?.sha256 ?? '';
  const begin = () =>
    granted(ask(page, 'rollout.begin', { recipeId, sha256: challenger, reason: 'Under load', despite: [] }));

  await goTo(page, '/models/rollout');
  await page.getByRole('button', { name: 'Start a roll-out' }).click();
  await page.getByText('Risk: every bad part').waitFor();
  await keepPicture(page, 'rollout-begin-plain');

  // From a step in which it decides half of the parts alone.
  const first = await begin();
  await quickenLine(page, PARTS_PER_MINUTE);
  await untilDecidedBy(page, challenger);
  await keepPicture(page, 'rollout-plain');
  await ordered('rollout.roll-back', first.id);
  expect(await decidedAfter(page)).not.toContain(challenger);

  // And as champion.
  const second = await begin();
  await granted(ask(page, 'rollout.promote', { id: second.id, reason: 'Under load' }));
  await expect
    .poll(async () => (await granted(ask(page, 'recipe.list', {})))[0]?.body.modelSha256, { timeout: 60_000 })
    .toBe(challenger);
  await untilDecidedBy(page, challenger);
  await ordered('rollout.roll-back', second.id);
  expect(await decidedAfter(page)).not.toContain(challenger);

  function ordered(order: 'rollout.roll-back', id: typeof first.id) {
    return granted(ask(page, order, { id, reason: 'Under load' }));
  }
});

/** Waits until the model has decided a part that was taken in after the call. */
async function untilDecidedBy(page: Page, sha256: Sha256): Promise<void> {
  const before = await inspectedSoFar(page);
  await expect
    .poll(async () => (await newest(page)).some((part) => part.id > before && part.modelSha256 === sha256), {
      timeout: 120_000,
    })
    .toBe(true);
}

/** The models that decided parts taken in after the call; parts in progress do not count. */
async function decidedAfter(page: Page): Promise<readonly (Sha256 | null)[]> {
  const now = await page.evaluate(() => Date.now());
  const later = async () => (await newest(page)).filter(({ admittedAt }) => admittedAt > now);
  await expect.poll(async () => (await later()).length, { timeout: 120_000 }).toBeGreaterThanOrEqual(FEWEST_AFTER);
  return (await later()).map(({ modelSha256 }) => modelSha256);
}

async function newest(page: Page): Promise<readonly Inspection[]> {
  const recent = await granted(ask(page, 'inspection.recent', { limit: 20 }));
  return Promise.all(recent.map(({ id }) => granted(ask(page, 'inspection.read', { id }))));
}
