import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { keepPicture } from '../support/screens.ts';
import { quickenLine, untilInspected } from '../support/station.ts';

/** As long as names are that a bar of 1280 pixels shows whole: 16 characters. */
const NAMES = {
  station: 'Final inspection',
  recipe: 'Phone glass rear',
  lane: 'Line 3, camera 1',
  person: 'Guadalupe Romero',
} as const;
const QUEUE = 85;

let station: LaunchedStation;
afterEach(() => station.close());

test('beside a roll-out and a long queue, the top bar cuts no name of 16 characters and does not move as the queue grows', {
  timeout: 400_000,
}, async () => {
  station = await launchStation({ args: ['--simulate'] });
  const { page } = station;
  await page.setViewportSize({ width: 1280, height: 800 });
  await untilInspected(page, 1);
  await granted(ask(page, 'simulator.pause', {}));
  await beginRollout(page);
  await nameEverything(page);
  await page.getByRole('banner').getByText(NAMES.person).waitFor();
  await page.getByRole('banner').getByText('shadow').waitFor();
  const few = await placesOfParts(page);

  await quickenLine(page, 600);
  await granted(ask(page, 'simulator.play', {}));
  await expect.poll(async () => (await statusOf(page)).review.waiting, { timeout: 120_000 }).toBeGreaterThan(QUEUE);
  await granted(ask(page, 'simulator.pause', {}));
  // Parts in progress still come in.
  const shown = page.getByRole('banner').locator('strong');
  await expect.poll(async () => Number(await shown.textContent()) - (await statusOf(page)).review.waiting).toBe(0);
  await page.getByRole('banner').getByText('simulated line, paused').waitFor();
  expect(await placesOfParts(page)).toEqual(few);

  for (const language of ['en', 'es'] as const) {
    await granted(ask(page, 'station.change-settings', { language }));
    await page.locator(`html[lang=${language}]`).waitFor();
    await keepPicture(page, `top-bar-${language}`);
    expect(await cutNames(page)).toEqual([]);
  }
});

/** A roll-out on a recipe whose every decision is audited, so that each part waits for a person. */
async function beginRollout(page: Page): Promise<void> {
  const [recipe] = await granted(ask(page, 'recipe.list', {}));
  if (recipe === undefined) throw new Error('no recipe');
  const { id, version: basedOn } = recipe;
  const body = { ...recipe.body, audit: { passShare: 1, failShare: 1 } };
  await granted(ask(page, 'recipe.change', { id, basedOn, name: NAMES.recipe, body, comment: 'Audit everything' }));
  const models = await granted(ask(page, 'model.list', {}));
  const challenger = models.find(({ sha256 }) => sha256 !== recipe.body.modelSha256)?.sha256 ?? '';
  await granted(ask(page, 'rollout.begin', { recipeId: id, sha256: challenger, reason: 'A better one', despite: [] }));
}

async function nameEverything(page: Page): Promise<void> {
  const [lane] = await granted(ask(page, 'lane.list', {}));
  if (lane === undefined) throw new Error('no lane');
  await granted(ask(page, 'lane.change', { ...lane, name: NAMES.lane }));
  await granted(ask(page, 'station.change-settings', { stationName: NAMES.station }));
  await granted(ask(page, 'person.add-first', { name: NAMES.person, pin: '471147' }));
}

function statusOf(page: Page): Promise<StationStatus> {
  return granted(ask(page, 'station.status', {}));
}

/** From where to where each part of the bar reaches, in pixels. */
function placesOfParts(page: Page): Promise<readonly (readonly [string, number, number])[]> {
  return page
    .getByRole('banner')
    .locator('> *')
    .evaluateAll((parts) =>
      parts.map((part) => {
        const { left, right } = part.getBoundingClientRect();
        return [part.tagName, Math.round(left), Math.round(right)] as const;
      }),
    );
}

/** Texts of the bar that end in an ellipsis. */
function cutNames(page: Page): Promise<readonly (string | null)[]> {
  return page
    .getByRole('banner')
    .locator('*')
    .evaluateAll((parts) =>
      parts
        .filter((part) => getComputedStyle(part).textOverflow === 'ellipsis' && part.scrollWidth > part.clientWidth)
        .map((part) => `${part.textContent}: ${part.clientWidth} of ${part.scrollWidth} px`),
    );
}
