import { afterEach, expect, test } from 'vitest';
import { beginColourLine } from '../../support/lines/colour-line.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { writeDrift } from '../../support/store/drifting-champion.ts';
import { ask, granted } from '../support/ask.ts';
import { expectComplaint } from '../support/complaints.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { barriers, goTo, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

let launched: LaunchedStation | null = null;
afterEach(async () => launched?.close());

test('an alarm of the control chart leads to the parts that it may be about', { timeout: 300_000 }, async () => {
  // There are no pictures of these parts.
  expectComplaint(/status of 410/);
  const station = await startTestStation();
  const { lane } = await beginColourLine(station);
  const [recipe] = await station.ask('recipe.list', {});
  await writeDrift(station, lane, recipe?.body.modelSha256 ?? '');
  const whole = await station.ask('inspection.recent', { limit: 1 });
  await station.stop();
  launched = await launchStation({ data: station.dataFolder });
  const { page } = launched;
  await page.setViewportSize({ width: 1280, height: 800 });
  await untilEngineRuns(page);
  await granted(ask(page, 'person.add-first', { name: 'Eva', pin: '471147' }));
  for (const language of ['es', 'en'] as const) {
    await granted(ask(page, 'station.change-settings', { language }));
    await page.locator(`html[lang=${language}]`).waitFor();
    await goTo(page, '/supervisor/quality');
    // Today may have just begun.
    await page.getByText(language === 'en' ? 'Shift' : 'Turno', { exact: true }).click();
    const link = page.getByRole('link', { name: language === 'en' ? 'Which parts?' : '¿Qué piezas?' });
    await link.scrollIntoViewIfNeeded();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, `alarm-case-${language}`);
  }
  await page.getByRole('link', { name: 'Which parts?' }).click();
  await page.getByRole('heading', { name: /^Open a case/ }).waitFor();
  await page.getByRole('textbox', { name: 'Reason' }).fill('the control chart signals');
  await keepPicture(page, 'alarm-case-open');
  await page.getByRole('button', { name: 'Open the case' }).click();
  const cases = () => granted(ask(page, 'case.list', {}));
  await expect.poll(async () => (await cases())[0]?.state).toBe('open');
  const [opened] = await cases();
  // The last quarters of an hour, in which it signals, and not the whole shift.
  const last = whole[0]?.decidedAt ?? 0;
  expect(opened?.scope).toMatchObject({ kind: 'span' });
  expect(opened?.scope.until).toBeGreaterThan(last);
  expect(opened?.counts.parts).toBeGreaterThanOrEqual(20);
  expect(opened?.counts.parts).toBeLessThan(1000);
});
