import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import { changeSettings, DEFAULT_SETTINGS } from '../../../main/engine/store/set-up/settings.ts';
import { PRACTISED_REVIEWER } from '../../../main/simulator/reviewer/reviewer-skill.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { liveThrough } from '../../support/store/simulated-history.ts';
import { ask, granted } from '../support/ask.ts';
import { expectComplaint } from '../support/complaints.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { answerSaves, goTo, look } from '../support/screens.ts';
import { quickenLine, untilEngineRuns, untilFirstRun, untilInspected } from '../support/station.ts';

const PATIENCE = { timeout: 120_000 };
const HOUR = 3_600_000;

const root = mkdtempSync(path.join(os.tmpdir(), 'lupa-shift-'));
let station: LaunchedStation;
afterEach(() => station.close());
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the report of a shift is one page with figures, places of defects and a control chart, in both languages', {
  timeout: 300_000,
}, async () => {
  station = await launchStation({ args: ['--simulate'] });
  const { page, app } = station;
  await untilEngineRuns(page);
  await quickenLine(page, 240, { defectRate: 0.5 });
  await untilInspected(page, 60);
  // Whatever the hour, the shift in progress is the one with the parts.
  await goTo(page, '/supervisor/shift-report');
  const sheet = page.getByRole('article', { name: 'Shift report' });
  await sheet.getByText('Shift lead, date').waitFor();
  await expect.poll(() => sheet.locator('canvas').count(), PATIENCE).toBeGreaterThan(0);
  await expect.poll(() => sheet.textContent(), PATIENCE).toMatch(/first-pass yield, \d+ of \d+/);
  await look(page, 'shift-report');
  for (const language of ['en', 'es'] as const) {
    await granted(ask(page, 'station.change-settings', { language }));
    const file = path.join(root, `shift-${language}.pdf`);
    await answerSaves(app, [file]);
    await page.getByRole('button', { name: language === 'en' ? 'As a page (PDF)' : 'Como página (PDF)' }).click();
    await expect.poll(() => existsSync(file), PATIENCE).toBe(true);
    expect(pagesOf(file)).toBe(1);
  }
  await page.getByRole('heading', { name: 'Informe de turno', level: 1 }).waitFor();
  await look(page, 'shift-report-es');
});

test('a station that is asked to saves the report of the last shift by itself, with nobody signed in', {
  timeout: 300_000,
}, async () => {
  // The parts of this shift never had any images.
  expectComplaint(/status of 410/);
  const data = path.join(root, 'data');
  station = await launchStation({ data });
  await untilFirstRun(station.page);
  await station.close();
  liveThroughYesterday(data);
  station = await launchStation({ data });
  const { page, output } = station;
  const folder = path.join(data, 'exports', 'shift-reports');
  await expect
    .poll(() => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : []), PATIENCE)
    .toHaveLength(1);
  const [name = ''] = readdirSync(folder);
  expect(pagesOf(path.join(folder, name))).toBe(1);
  expect(output()).not.toContain('shift-report.not-saved');
  expect(await granted(ask(page, 'desktop.who-am-i', {}))).toMatchObject({ person: null, role: 'nobody' });
});

/** How many pages a PDF of Chromium has. */
function pagesOf(file: string): number {
  const text = readFileSync(file, 'latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  return text.match(/\/Type \/Page\b/g)?.length ?? 0;
}

/** Three hours of parts a day ago: in a shift that has ended, whatever the hour is now. */
function liveThroughYesterday(data: string): void {
  const opened = openStore(data);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const store = opened.value;
  const at = Date.now() - 24 * HOUR;
  liveThrough({
    store,
    place: addTestLane(store, at),
    body: DEFAULT_RECIPE_BODY,
    seed: 'shift',
    parts: 180,
    everyMs: 60_000,
    reviewer: actorOf(addTestPerson(store, 'Operator', 'operator')),
    skill: PRACTISED_REVIEWER,
  });
  changeSettings(store.write, { ...DEFAULT_SETTINGS, savesShiftReports: true, language: 'es' }, 'Engineer', at);
  store.close();
}
