import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { goTo, look, watchRefusals } from '../support/screens.ts';
import { untilInspected } from '../support/station.ts';

let station: LaunchedStation;
let refusals: () => Promise<readonly string[]>;

beforeAll(async () => {
  station = await launchStation({ args: ['--simulate'] });
  refusals = await watchRefusals(station.page);
  await untilInspected(station.page, 1);
});
afterAll(() => station.close());

/** Resolves once the manual is closed: until then, it takes all keys without Ctrl. */
const closed = () => station.page.getByRole('dialog').waitFor({ state: 'detached' });
const opened = (title: string) => station.page.getByRole('region', { name: title, exact: true });

describe('help', () => {
  test('opens with F1 at the page of the screen, also from a field, and returns to the screen as it was', async () => {
    const { page } = station;
    for (const [place, title] of [
      ['#/', 'Line'],
      ['#/history', 'History'],
      ['#/supervisor/automation', 'Supervisor: Automation'],
      ['#/settings/recipe', 'Settings: Recipe'],
    ] as const) {
      await goTo(page, place);
      await page.keyboard.press('F1');
      await opened(title).waitFor();
      await page.keyboard.press('F1');
      await closed();
    }
    await page.getByLabel('Recipe name').fill('Not yet saved');
    await page.keyboard.press('F1');
    await opened('Settings: Recipe').waitFor();
    await page.keyboard.press('Escape');
    await closed();
    expect(await page.getByLabel('Recipe name').inputValue()).toBe('Not yet saved');
    await page.getByRole('button', { name: 'Discard' }).click();
  });

  test('is searched by keyboard alone', async () => {
    const { page } = station;
    await goTo(page, '#/');
    await page.keyboard.press('F1');
    await opened('Line').waitFor();
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('magnifier');
    await expect.poll(() => page.getByRole('navigation', { name: 'Contents' }).getByRole('button').count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await opened('Review').waitFor();
    await look(page, 'help-search');
    await page.getByLabel('Search the manual').fill('no such word');
    await page.getByText('No page contains this.').waitFor();
    await page.keyboard.press('Escape');
    await closed();
  });

  test('opens with the button by touch, and shows the keys of the screen as well', async () => {
    const { page } = station;
    await page.getByRole('button', { name: 'Open the manual' }).click();
    await opened('Line').waitFor();
    await expect
      .poll(() =>
        page
          .getByRole('dialog')
          .locator('img')
          .evaluate((img: HTMLImageElement) => img.naturalWidth),
      )
      .toBeGreaterThan(0);
    await look(page, 'help-line');
    await page.getByRole('tab', { name: 'Keyboard shortcuts' }).click();
    await page.getByText('Details of the part shown').waitFor();
    await look(page, 'help-keys');
    await page.keyboard.press('Escape');
    await closed();
    await page.keyboard.press('?');
    await page.getByText('Details of the part shown').waitFor();
    await page.keyboard.press('Escape');
    await closed();
  });

  test('prints the manual, and nothing else', async () => {
    const { page, app } = station;
    await page.keyboard.press('F1');
    await opened('Line').waitFor();
    // The system's own dialog cannot be answered here, so the test looks at what it would print.
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-would-print', '');
    });
    await page.getByRole('button', { name: 'Print the manual' }).click();
    await page.locator('body[data-would-print]').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#root').isVisible()).toBe(false);
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    expect(await page.locator('[data-printed] section').count()).toBeGreaterThan(15);
    await page.emulateMedia({ media: null });
    const pdf = await app.evaluate(async ({ BrowserWindow }) => {
      const printed = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({});
      return printed?.toString('latin1') ?? '';
    });
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(15);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.locator('[data-printed]').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await closed();
  });

  test('speaks Spanish, in the dark theme and at twice its size', async () => {
    const { page, app } = station;
    await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('es');
    await goTo(page, '#/models');
    await page.keyboard.press('F1');
    await opened('Modelos').waitFor();
    await look(page, 'help-es-dark');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(700);
    await look(page, 'help-es-twice');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    await page.keyboard.press('Escape');
    expect(await refusals()).toEqual([]);
  });
});
