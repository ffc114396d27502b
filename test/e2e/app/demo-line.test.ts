import { afterEach, expect, test } from 'vitest';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { goTo, look } from '../support/screens.ts';
import { quickenLine, untilEngineRuns, untilInspected } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

test('the newest part of the demo is seen beside its controls, and follows the line, in both languages', {
  timeout: 240_000,
}, async () => {
  station = await launchStation({ args: ['--simulate'] });
  const { page } = station;
  await untilEngineRuns(page);
  await quickenLine(page, 120);
  await untilInspected(page, 3);
  await goTo(page, '/demo');
  const part = page.getByRole('complementary', { name: 'Last part' });
  await part.locator('figure img').waitFor();
  const before = await part.getByRole('link').textContent();
  await expect.poll(() => part.getByRole('link').textContent(), { timeout: 60_000 }).not.toBe(before);
  await granted(ask(page, 'simulator.pause', {}));
  await look(page, 'demo');
  const [controls, picture] = await Promise.all([
    page.getByRole('heading', { level: 1 }).boundingBox(),
    part.locator('figure').boundingBox(),
  ]);
  expect(picture?.x ?? 0).toBeGreaterThan((controls?.x ?? 0) + 300);
  await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
  await page.getByRole('complementary', { name: 'Última pieza' }).waitFor();
  await look(page, 'demo-es');
});
