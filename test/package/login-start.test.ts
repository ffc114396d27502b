import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { ask, granted } from '../e2e/support/ask.ts';
import { untilEngineRuns, untilFirstRun } from '../e2e/support/station.ts';
import { emptyHome, launchPackaged } from './support/launch.ts';

test('an engineer has the station opened at login, in full screen, and can have it left again', async () => {
  const home = emptyHome();
  onTestFinished(home.remove);
  const entry = path.join(home.folder, '.config/autostart/lupa.desktop');
  const app = inject('packaged').dir;
  const first = await launchPackaged(app, home, ['--simulate']);
  await untilFirstRun(first.page);
  await granted(ask(first.page, 'person.add-first', { name: 'Eva', pin: '135700' }));
  await first.page.evaluate(() => {
    window.location.hash = '#/settings/station';
  });
  for (const name of ['Open Lupa automatically', 'Full screen']) {
    const setting = first.page.getByRole('switch', { name });
    // It shows what main has written, a moment after the click.
    await setting.click();
    await expect.poll(() => setting.isChecked()).toBe(true);
  }
  const command = `Exec="${path.join(app, 'lupa')}" "--kiosk"`;
  await vi.waitFor(() => expect(readFileSync(entry, 'utf8').split('\n')).toContain(command), 10_000);
  await first.close();

  // What the desktop starts at the next login.
  const second = await launchPackaged(app, home, ['--kiosk']);
  onTestFinished(() => second.close());
  const { page } = second;
  await vi.waitFor(async () => {
    const sizes = await page.evaluate(() => ({
      window: [innerWidth, innerHeight],
      screen: [screen.width, screen.height],
    }));
    expect(sizes.window).toEqual(sizes.screen);
  }, 10_000);
  await untilEngineRuns(page);
  const { id } = (await granted(ask(page, 'person.list', {})))[0] ?? { id: 0 };
  await granted(ask(page, 'person.sign-in', { id: id as never, pin: '135700' }));
  await granted(ask(page, 'desktop.change-login-start', { opensAtLogin: false, isKiosk: false }));
  expect(existsSync(entry)).toBe(false);
});
