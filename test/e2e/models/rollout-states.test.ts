import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_ROLLOUT_PLAN } from '../../../preload/contract/models/rollout-plan.ts';
import { beginColourRollout, type ColourRollout } from '../../support/lines/colour-rollout.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { barriers, goTo, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

const WHOLE = { width: 1280, height: 800 };
const AT_200 = { width: 640, height: 400 };

let launched: LaunchedStation | null = null;
afterEach(async () => launched?.close());

/** The window of a station whose roll-out has come this far. */
async function windowAfter(happened: (rollout: ColourRollout) => Promise<void>): Promise<Page> {
  const station = await startTestStation();
  await happened(await beginColourRollout(station));
  await station.stop();
  launched = await launchStation({ data: station.dataFolder });
  const { page } = launched;
  page.setDefaultTimeout(60_000);
  await page.setViewportSize(WHOLE);
  await untilEngineRuns(page);
  return page;
}

/** Checks the current page in both languages and themes, at 1280 × 800 and at 200 %. */
async function lookEverywhere(page: Page, name: string): Promise<void> {
  for (const [language, theme] of [
    ['es', 'dark'],
    ['en', 'light'],
  ] as const) {
    await granted(ask(page, 'station.change-settings', { language, theme }));
    await page.locator(`html[lang=${language}]`).waitFor();
    for (const [size, viewport] of Object.entries({ whole: WHOLE, zoomed: AT_200 })) {
      await page.setViewportSize(viewport);
      expect(await barriers(page)).toEqual([]);
      const stickingOut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(stickingOut).toBeLessThanOrEqual(0);
      await keepPicture(page, `${name}-${language}-${theme}-${size}`);
    }
    await page.setViewportSize(WHOLE);
  }
}

test('a running roll-out says what it waits for, and how its evidence grew', { timeout: 300_000 }, async () => {
  const page = await windowAfter(async ({ photograph, settle }) => {
    // Looks in shadow may come late: the step they complete is over before the next part comes.
    const parts = [...(await photograph(6)), ...(await photograph(18))];
    settle(parts.slice(0, 2), true);
    settle(parts.slice(2, 4), false);
    settle(parts.slice(4, 6), true);
  });
  await goTo(page, '/models/rollout');
  await page.getByText(/^Waiting: \d+ of 200 parts at 50%;/).waitFor();
  await page.getByText(/After 6 settled/).waitFor();
  await lookEverywhere(page, 'rollout-state-running');
  await page.getByRole('button', { name: 'Show settled disagreements' }).click();
  await page.getByText('Escape by colour-of-the-night-shift 2').first().waitFor();
  await page.getByText('Overkill by colour 1').first().waitFor();
  await keepPicture(page, 'rollout-state-running-pairs');
  await page.getByRole('button', { name: 'Start a roll-out' }).scrollIntoViewIfNeeded();

  await page
    .getByRole('row', { name: /^Both models/ })
    .getByRole('link')
    .click();
  await page.getByText('Canary').first().waitFor();
  await lookEverywhere(page, 'rollout-state-history');
  const [canary] = (await granted(ask(page, 'inspection.recent', { limit: 24 }))).filter(({ arm }) => arm === 'canary');
  await goTo(page, `/inspection/${canary?.id}`);
  await page.getByText('colour-of-the-night-shift 2 · Both models · 50% of parts').waitFor();
  await lookEverywhere(page, 'rollout-state-part');
});

test('one that its evidence put out names its cause on every screen, and leads to the parts', {
  timeout: 300_000,
}, async () => {
  const page = await windowAfter(async ({ photograph, settle }) => settle(await photograph(12), true));
  await page.getByText(/was rolled back: it passed bad parts/).waitFor();
  await lookEverywhere(page, 'rollout-state-notice');
  await page.getByRole('link', { name: 'Show roll-out' }).click();
  await page
    .getByText(/^Rolled back: /)
    .first()
    .waitFor();
  await lookEverywhere(page, 'rollout-state-rolled-back');
  await page.getByRole('link', { name: 'Show its parts' }).click();
  await expect.poll(() => page.url()).toMatch(/arm=canary.*\/history/);
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await page.getByText(/The roll-out of .* was rolled back/).waitFor({ state: 'detached' });
  await keepPicture(page, 'rollout-state-acknowledged');
});

test('an engineer adds, changes and removes steps of the plan, and the recipe keeps them', {
  timeout: 300_000,
}, async () => {
  const page = await windowAfter(async () => undefined);
  const [recipe] = await granted(ask(page, 'recipe.list', {}));
  await goTo(page, '/settings/recipe');
  await page.getByRole('button', { name: 'Default steps' }).click();
  await page.getByRole('button', { name: 'Add a step after Step 4' }).click();
  await page.getByRole('textbox', { name: 'Step 5, Share of parts' }).fill('10');
  await page.getByRole('textbox', { name: 'Step 5, Parts' }).fill('150');
  await page.getByRole('button', { name: 'Remove Step 2' }).click();
  await page.getByRole('button', { name: 'Remove Step 1' }).scrollIntoViewIfNeeded();
  await lookEverywhere(page, 'rollout-state-plan');
  await page.getByRole('textbox', { name: 'Reason' }).fill('A slower ramp');
  await page.getByRole('button', { name: /^Save/ }).click();
  const steps = async () => (await granted(ask(page, 'recipe.list', {})))[0]?.body.rollout.steps;
  const [shadow, , two, five, twenty, half] = DEFAULT_ROLLOUT_PLAN.steps;
  await expect.poll(steps).toEqual([shadow, two, five, { ...five, share: 0.1, parts: 150 }, twenty, half]);
  expect((await granted(ask(page, 'recipe.list', {})))[0]?.version).toBe((recipe?.version ?? 0) + 1);
});
