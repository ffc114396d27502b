import { afterEach, expect, test } from 'vitest';
import { DEFAULT_ROLLOUT_PLAN } from '../../../preload/contract/models/rollout-plan.ts';
import { ask, granted } from '../support/ask.ts';
import { launchDifferingModels } from '../support/differing-models.ts';
import type { LaunchedStation } from '../support/launch.ts';
import { barriers, goTo, keepPicture } from '../support/screens.ts';

let station: LaunchedStation;
afterEach(() => station.close());

test('an engineer rolls the other model out, sees what it waits for, promotes it, and takes it back with one press', {
  timeout: 300_000,
}, async () => {
  station = await launchDifferingModels();
  const { page } = station;
  const [recipe] = await granted(ask(page, 'recipe.list', {}));
  if (recipe === undefined) throw new Error('no recipe');
  // Steps that a test can wait for, each with a say in half of the parts or more.
  const plan = {
    ...DEFAULT_ROLLOUT_PLAN,
    steps: [{ share: 0.5, parts: 5000, pairs: 10 }],
    slowdown: 10,
    holdMargin: 1,
  };
  const body = { ...recipe.body, rollout: plan };
  const { id, version: basedOn, name } = recipe;
  await granted(ask(page, 'recipe.change', { id, basedOn, name, body, comment: 'A shorter plan' }));

  await goTo(page, '/models/rollout');
  await page.getByText('No roll-out yet').waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'rollout-empty');
  await page.getByRole('button', { name: 'Start a roll-out' }).click();
  await page.getByLabel('Reason').fill('How does the older one do?');
  await keepPicture(page, 'rollout-begin');
  await page.getByRole('button', { name: 'Start a roll-out' }).last().click();

  await page.getByText(/^Waiting: /).waitFor();
  await page.getByRole('banner').getByText('50%', { exact: true }).waitFor();
  await expect
    .poll(async () => (await granted(ask(page, 'rollout.list', {})))[0]?.state.shares.canary ?? 0, { timeout: 120_000 })
    .toBeGreaterThan(5);
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'rollout-running');

  await order('Pause', 'The lamp is being changed');
  await page.getByText(/^Paused: /).waitFor();
  await order('Resume', 'The lamp is in');
  await page.getByText(/^Waiting: /).waitFor();

  await order('Promote now', 'We want to see it at work');
  await expect
    .poll(async () => (await granted(ask(page, 'recipe.list', {})))[0]?.version, { timeout: 60_000 })
    .toBe(basedOn + 2);
  await page.getByRole('banner').getByText('all', { exact: true }).waitFor();
  await keepPicture(page, 'rollout-promoted');

  await order('Roll back', 'The other one was better');
  await page.getByText(/was rolled back: a person ordered it/).waitFor();
  await keepPicture(page, 'rollout-rolled-back');
  expect(await barriers(page)).toEqual([]);
  const [back] = await granted(ask(page, 'recipe.list', {}));
  expect(back?.body.modelSha256).toBe(recipe.body.modelSha256);
  await goTo(page, '/line');
  await page.getByText(/was rolled back: a person ordered it/).waitFor();
  await keepPicture(page, 'rollout-notice-line');
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await page.getByText(/was rolled back: a person ordered it/).waitFor({ state: 'detached' });

  async function order(button: string, reason: string): Promise<void> {
    await page.getByRole('button', { name: button }).first().click();
    await page.getByLabel(/^Reason /).fill(reason);
    await page.getByRole('button', { name: button }).last().click();
  }
});
