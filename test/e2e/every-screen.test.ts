import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, granted } from './support/ask.ts';
import { type LaunchedStation, launchStation } from './support/launch.ts';
import { barriers, goTo, keepPicture, watchRefusals } from './support/screens.ts';
import { quickenLine, untilInspected } from './support/station.ts';

let station: LaunchedStation;
let page: Page;
let refusals: () => Promise<readonly string[]>;

beforeAll(async () => {
  station = await launchStation({ args: ['--simulate'] });
  page = station.page;
  refusals = await watchRefusals(page);
  await quickenLine(page, 240);
  await untilInspected(page, 8);
  // This test is about the screens; a running line would take half of the machine meanwhile.
  await granted(ask(page, 'simulator.pause', {}));
});
afterAll(() => station.close());

/** Where the links of a navigation bar lead. */
function leads(within: string): Promise<readonly string[]> {
  return page.locator(`${within} a[href]`).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

/** Every screen of the rail with its sections, as its links name them: a new one is covered without being listed here. */
async function everyPlace(): Promise<readonly string[]> {
  const places: string[] = [];
  for (const screen of await leads('nav')) {
    await show(screen);
    const sections = (await leads('main nav')).filter((place) => place.startsWith(`${screen}/`));
    places.push(...(sections.length > 0 ? sections : [screen]));
  }
  return places;
}

/** Shows a screen, and returns once it has settled: no first fetch is under way, and nothing moves. */
async function show(place: string): Promise<void> {
  await goTo(page, place.replace(/^#/, ''));
  await page.locator('main > *').first().waitFor();
  await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
}

/** Content that sticks out to the right of the window. */
function overflow(): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describe.each([
  { language: 'en', theme: 'light', zoom: 1 },
  { language: 'es', theme: 'dark', zoom: 1 },
  { language: 'es', theme: 'light', zoom: 2 },
  { language: 'en', theme: 'dark', zoom: 2 },
] as const)('in $language, $theme, at zoom $zoom', ({ language, theme, zoom }) => {
  test('every screen is accessible and fits the window', { timeout: 300_000 }, async () => {
    await granted(ask(page, 'station.change-settings', { language, theme }));
    await station.app.evaluate(({ BrowserWindow }, factor) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(factor);
    }, zoom);
    const places = await everyPlace();
    expect(places.length).toBeGreaterThan(8);
    const trouble: string[] = [];
    for (const place of places) {
      await show(place);
      for (const barrier of await barriers(page)) trouble.push(`${place}: ${barrier}`);
      if ((await overflow()) > 0) trouble.push(`${place}: sticks out by ${await overflow()} px`);
      await keepPicture(page, `every${place.replace('#', '').replaceAll('/', '-')}-${language}-${theme}-${zoom}`);
    }
    expect(trouble).toEqual([]);
    expect(await refusals()).toEqual([]);
  });
});
