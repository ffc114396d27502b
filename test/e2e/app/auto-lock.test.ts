import { afterEach, expect, test } from 'vitest';
import { es } from '../../../renderer/i18n/es.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer } from '../support/review-desk.ts';
import { setUpColourLane } from '../support/review-line.ts';
import { goTo, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

test('a window about to lock says so until it is touched, and a locked one shows the line and nothing of what was open', {
  timeout: 240_000,
}, async () => {
  station = await launchStation();
  const { page, app } = station;
  await untilEngineRuns(page);
  await setUpColourLane(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await enterFirstReviewer(page);
  await granted(ask(page, 'station.change-settings', { autoLockMinutes: 1, language: 'es' }));
  await page.getByRole('navigation', { name: es.shell.screens }).waitFor();
  await goTo(page, '#/settings/people');
  const warning = page.getByRole('alert').filter({ hasText: 'se bloquea en' });
  await warning.waitFor();
  await keepPicture(page, 'locks-soon-es');
  await page.keyboard.press('Shift');
  await expect.poll(() => warning.count()).toBe(0);
  expect((await granted(ask(page, 'desktop.who-am-i', {}))).person).not.toBeNull();

  // After a sleep nobody knows who is at the window.
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await page.waitForFunction(() => window.location.hash === '#/');
  expect((await granted(ask(page, 'desktop.who-am-i', {}))).person).toBeNull();
});
