import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../main/engine/store/set-up/settings.ts';
import { DOUBLE_PRESS_MS } from '../../../renderer/review/answer/meant-press.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer, lockWindow, REVIEWER, signInAtQueue } from '../support/review-desk.ts';
import { photographUnsureParts, setUpColourLane } from '../support/review-line.ts';
import { answerSaves, goTo, look } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

const APPRAISERS = [
  { name: 'Olga', pin: '246813' },
  { name: 'Pia', pin: '135724' },
  { name: 'Quim', pin: '975310' },
] as const;
const PARTS = 6;
const ROUNDS = 2;

let station: LaunchedStation;
afterEach(() => station.close());

test('a study is planned, answered blind by three people over a restart, and reported on a page and as a table', {
  timeout: 400_000,
}, async () => {
  const root = temporaryFolder();
  const data = path.join(root, 'data');
  station = await launchStation({ data });
  await untilEngineRuns(station.page);
  const { folder } = await setUpColourLane(station.page);
  await photographUnsureParts(station.page, folder, PARTS);
  await enterFirstReviewer(station.page);
  const bad = await answerThemAll(station.page);
  for (const one of APPRAISERS) await granted(ask(station.page, 'person.add', { ...one, role: 'operator' }));

  await plan(station.page, bad);
  await lockWindow(station.page);
  const [first, ...others] = APPRAISERS;
  await signInAtQueue(station.page, first);
  await begin(station.page);
  await look(station.page, 'study-look');
  expect(await station.page.locator('main').textContent()).not.toMatch(/S0|0\.\d\d/);
  const seen = await answerLooks(station.page, 3, () => false);
  await station.close();

  station = await launchStation({ data });
  await untilEngineRuns(station.page);
  await signInAtQueue(station.page, first);
  await station.page.getByText(`3 of ${PARTS * ROUNDS} answered`).waitFor();
  await look(station.page, 'study-invitation');
  await begin(station.page);
  const later = await answerLooks(station.page, PARTS * ROUNDS - 3, (id) => bad.has(id));
  expect(new Set([...seen, ...later.slice(0, PARTS - 3)]).size).toBe(PARTS);
  await station.page.getByRole('heading', { name: 'You have answered everything' }).waitFor();
  await look(station.page, 'study-done');
  for (const one of others) {
    await lockWindow(station.page, { name: one === others[0] ? first.name : (others[0]?.name ?? '') });
    await signInAtQueue(station.page, one);
    await begin(station.page);
    await answerLooks(station.page, PARTS * ROUNDS, (id) => bad.has(id));
  }
  await lockWindow(station.page, { name: others.at(-1)?.name ?? '' });
  await signInAtQueue(station.page, REVIEWER);
  await report(root, bad.size);
});

/** The first answers, which complete parts; every second one is bad. Returns which are. */
async function answerThemAll(page: Page): Promise<ReadonlySet<number>> {
  const bad = new Set<number>();
  for (let index = 0; index < PARTS; index += 1) {
    const [item] = await granted(ask(page, 'review.claim', { count: 1 }));
    if (item === undefined) throw new Error('a part was expected');
    const isBad = index % 2 === 0;
    if (isBad) bad.add(item.inspection.id);
    const said = { kind: isBad ? 'reject' : 'accept', classNames: isBad ? ['red'] : [] } as const;
    const given = { ...said, classNames: [...said.classNames], itemId: item.id, boxes: [], comment: '', tookMs: 900 };
    await granted(ask(page, 'review.answer', given));
  }
  return bad;
}

async function plan(page: Page, bad: ReadonlySet<number>): Promise<void> {
  await goTo(page, '/supervisor/studies');
  await page.getByRole('button', { name: 'Plan a study' }).click();
  await page.getByLabel('Name of the study').fill('Spring 007');
  await page.getByLabel('Rounds', { exact: true }).fill(String(ROUNDS));
  await page.getByLabel('Pause between rounds, minutes').fill('0');
  await page.getByLabel('Parts', { exact: true }).fill(String(PARTS));
  for (const { name } of APPRAISERS) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Suggest parts' }).click();
  await expect.poll(() => page.locator('main li').count()).toBe(PARTS);
  const suggested = await granted(ask(page, 'study.suggest', { recipeId: await recipeOf(page), count: PARTS }));
  for (const { id, name } of suggested) {
    const choice = page.getByRole('radiogroup', { name: `What ${name} is` });
    await choice.getByText(bad.has(id) ? 'Bad' : 'Good', { exact: true }).click();
  }
  await look(page, 'study-plan');
  await page.getByRole('button', { name: 'Start the study' }).click();
  await page.getByText('The study has started.').waitFor();
  await look(page, 'study-list');
}

async function recipeOf(page: Page) {
  const [recipe] = await granted(ask(page, 'recipe.list', {}));
  if (recipe === undefined) throw new Error('a recipe was expected');
  return recipe.id;
}

async function begin(page: Page): Promise<void> {
  await page.getByRole('note').getByRole('button').click();
  await page.getByRole('heading', { name: 'Is this part good or bad?' }).waitFor();
}

/** Answers this many looks by keyboard; returns which parts they were. */
async function answerLooks(page: Page, count: number, saysBad: (id: number) => boolean): Promise<readonly number[]> {
  const seen: number[] = [];
  let before = '';
  for (let done = 0; done < count; done += 1) {
    const shown = await page.waitForFunction(
      ([old, least]) => {
        const desk = document.querySelector<HTMLElement>('[data-item]');
        const { item, inspection, seen: isSeen, paintedAt } = desk?.dataset ?? {};
        if (item === undefined || item === old || isSeen !== 'true') return null;
        return performance.now() - Number(paintedAt) < least ? null : { item, id: Number(inspection) };
      },
      [before, Math.max(DEFAULT_SETTINGS.minLookMs, DOUBLE_PRESS_MS)] as const,
    );
    const value = await shown.jsonValue();
    if (value === null) throw new Error('a look was expected');
    before = value.item;
    seen.push(value.id);
    await page.keyboard.press(saysBad(value.id) ? '1' : 'Space');
  }
  await expect.poll(() => page.locator(`[data-item="${before}"]`).count()).toBe(0);
  return seen;
}

async function report(root: string, bad: number): Promise<void> {
  const { page, app } = station;
  await expect.poll(async () => (await granted(ask(page, 'desktop.who-am-i', {}))).role).toBe('engineer');
  await goTo(page, '/supervisor/studies');
  await page.getByRole('link', { name: 'Open the report' }).click();
  await page.getByRole('heading', { name: 'Attribute agreement study: Spring 007' }).waitFor();
  await look(page, 'study-report');
  const [study] = await granted(ask(page, 'study.list', {}));
  if (study === undefined) throw new Error('a study was expected');
  const { figures } = await granted(ask(page, 'study.result', { id: study.id }));
  expect(figures?.people.map(({ name }) => name)).toEqual(APPRAISERS.map(({ name }) => name));
  expect(figures?.people[1]).toMatchObject({
    effectiveness: { count: PARTS, of: PARTS },
    miss: { count: 0, of: bad * ROUNDS },
  });

  const files = ['study.csv', 'study.pdf'].map((name) => path.join(root, name)) as [string, string];
  await answerSaves(app, files);
  await page.getByRole('button', { name: 'As a table (CSV)' }).click();
  await page.getByText(`Saved as ${files[0]}.`).waitFor();
  await page.getByRole('button', { name: 'As a page (PDF)' }).click();
  await page.getByText(`Saved as ${files[1]}.`).waitFor();
  const rows = readFileSync(files[0], 'utf8').trim().split('\r\n');
  expect(rows).toHaveLength(1 + PARTS * ROUNDS * APPRAISERS.length);
  expect(readFileSync(files[1]).subarray(0, 5).toString()).toBe('%PDF-');

  await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
  await page.getByRole('heading', { name: 'Estudio de concordancia por atributos: Spring 007' }).waitFor();
  await look(page, 'study-report-es');
}
