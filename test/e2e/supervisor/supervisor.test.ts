import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addShadowVerdict } from '../../../main/engine/store/models/shadow-verdicts.ts';
import { openStore, type Store } from '../../../main/engine/store/opening/open.ts';
import { addStationSample } from '../../../main/engine/store/station/station-samples.ts';
import { PRACTISED_REVIEWER } from '../../../main/simulator/reviewer/reviewer-skill.ts';
import { verdictKindSchema } from '../../../preload/contract/parts/inspection.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { inspectionIdSchema, type LaneId } from '../../../preload/contract/values/units.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { addTestModels } from '../../support/models/registered-models.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { liveThrough } from '../../support/store/simulated-history.ts';
import { ask, granted } from '../support/ask.ts';
import { expectComplaint } from '../support/complaints.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { REVIEWER, signInAtQueue } from '../support/review-desk.ts';
import { answerSaves, barriers, keepFile, keepPicture, watchRefusals } from '../support/screens.ts';
import { untilFirstRun } from '../support/station.ts';

const PARTS = 600;
const EVERY_MS = 60_000;
const DISPUTED_EVERY = 40;
const pages = ['Quality', 'Automation', 'Station', 'Input and output'] as const;

/** A station with ten hours of history, and its supervisor at the window. */
describe('the supervisor', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'lupa-supervisor-'));
  const data = path.join(root, 'data');
  let station: LaunchedStation;
  let refusals: () => Promise<readonly string[]>;

  // The parts of these weeks never had any images.
  beforeEach(() => expectComplaint(/status of 410/));
  beforeAll(async () => {
    station = await launchStation({ data });
    await untilFirstRun(station.page);
    await granted(ask(station.page, 'person.add-first', REVIEWER));
    await station.close();
    liveThroughTenHours(data);
    station = await launchStation({ data });
    await signIn(station);
    refusals = await watchRefusals(station.page);
  });
  afterAll(async () => {
    await station?.close();
    rmSync(root, { recursive: true, force: true });
  });

  test('finds every chart of every page filled, by keyboard, and without barriers', async () => {
    const { page } = station;
    await page.keyboard.press('Control+4');
    await page.getByText('7 days').click();
    for (const name of pages) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      await page.getByRole('button', { name: 'Show as table' }).first().waitFor();
      expect(await barriers(page)).toEqual([]);
      await keepPicture(page, `supervisor-${name.toLowerCase().replaceAll(' ', '-')}`);
    }
    await page.getByRole('link', { name: 'Quality', exact: true }).click();
    await page.getByText(`of ${PARTS}; `).waitFor();
  });

  test('reads the figures as a table, and saves table and image', async () => {
    const { page } = station;
    const card = page.getByRole('region', { name: 'Why does the model fail parts?' }).first();
    await card.getByRole('button', { name: 'Show as table' }).click();
    await card.getByRole('columnheader', { name: 'Failed parts' }).waitFor();
    const files = ['pareto.csv', 'pareto.png'].map((name) => path.join(root, name)) as [string, string];
    await answerSaves(station.app, files);
    for (const [index, item] of ['As a table (CSV)', 'As an image (PNG)'].entries()) {
      await card.getByRole('button', { name: 'Save this view' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      await page.getByText(`Saved as ${files[index]}.`).waitFor();
    }
    expect(readFileSync(files[0], 'utf8')).toMatch(/^\uFEFFDefect,Failed parts,Cumulative share\r\n\w+,\d+,0\.\d+\r\n/);
    expect((await sharp(files[1]).metadata()).width).toBeGreaterThan(300);
    // On the screen the card has its buttons again.
    await card.getByRole('button', { name: 'Save this view' }).waitFor();
    keepFile(files[1], 'saved-pareto.png');
  });

  test('finds out what a figure means by one press, and continues where they were', async () => {
    const { page } = station;
    const card = page.getByRole('region', { name: 'Is the line in control?' }).first();
    const means = card.getByRole('button', { name: 'What this figure means: Control chart of rejects' });
    await means.press('Enter');
    await page.getByText('Of which parts').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('Of which parts').waitFor({ state: 'hidden' });
    await expect.poll(() => means.evaluate((button) => document.activeElement === button)).toBe(true);
  });

  test('goes from a figure to exactly the parts behind it', async () => {
    const { page } = station;
    const card = page.getByRole('region', { name: 'How many parts are good?' }).first();
    await card
      .getByText(/, \d+ of \d+/)
      .first()
      .waitFor();
    const [, count = ''] = /, (\d+) of \d+/.exec((await card.textContent()) ?? '') ?? [];
    await card.getByRole('link', { name: 'Show parts' }).click();
    await page.locator('ol a[href*="/inspection/"]').first().waitFor();
    const list = page.getByRole('region', { name: 'Parts, newest first' });
    const end = page.getByRole('status').filter({ hasText: 'End of the list' });
    await expect
      .poll(async () => {
        await list.evaluate((scroller) => scroller.scrollTo({ top: scroller.scrollHeight }));
        return (await end.count()) === 0 ? '' : await end.textContent();
      })
      .toBe(`${count} parts. End of the list.`);
    await page.keyboard.press('Control+4');
    await page.getByRole('heading', { name: 'Quality', level: 1 }).waitFor();
  });

  test('sees how often a challenger agrees, and which parts it would have decided differently', async () => {
    const { page } = station;
    await page.getByRole('link', { name: 'Input and output', exact: true }).click();
    const card = page.getByRole('region', { name: 'How often does the challenger agree?' }).first();
    await card.getByText(`phone-glass 9: ${PARTS - PARTS / DISPUTED_EVERY} of ${PARTS} that both judged`).waitFor();
    await card.scrollIntoViewIfNeeded();
    await keepPicture(page, 'supervisor-agreement');
    const file = path.join(root, 'agreement.png');
    await answerSaves(station.app, [file]);
    await card.getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('menuitem', { name: 'As an image (PNG)' }).click();
    await page.getByText(`Saved as ${file}.`).waitFor();
    await card.getByRole('link', { name: 'Show parts' }).click();
    await page.getByText(`${PARTS / DISPUTED_EVERY} parts. End of the list.`).waitFor();
    await page.keyboard.press('Control+4');
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  test('can use Spanish and the dark theme as well', async () => {
    const { page } = station;
    await ask(page, 'station.change-settings', { language: 'es', theme: 'dark' });
    for (const name of ['Calidad', 'Automatización', 'Estación', 'Entrada y salida']) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      await page.getByRole('button', { name: 'Ver como tabla' }).first().waitFor();
      expect(await barriers(page)).toEqual([]);
      await keepPicture(page, `supervisor-es-${name.toLowerCase().replaceAll(' ', '-')}`);
    }
    await ask(page, 'station.change-settings', { language: 'en', theme: 'auto' });
    await page.getByRole('link', { name: 'Quality', exact: true }).click();
  });

  test('finds the filter unchanged after a restart', async () => {
    await station.page.getByPlaceholder('All lots').fill('L0400');
    await station.page.getByText('of 500; ').waitFor();
    expect(await refusals()).toEqual([]);
    await station.close();
    station = await launchStation({ data });
    await signIn(station);
    await station.page.keyboard.press('Control+4');
    await station.page.getByText('of 500; ').waitFor({ timeout: 60_000 });
    await expect.poll(() => station.page.getByRole('radio', { name: '7 days' }).isChecked()).toBe(true);
  });
});

async function signIn({ page }: LaunchedStation): Promise<void> {
  await signInAtQueue(page);
  await page.getByRole('banner').getByRole('button', { name: REVIEWER.name }).waitFor();
}

function liveThroughTenHours(data: string): void {
  const opened = openStore(data);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const store = opened.value;
  const at = Date.now() - PARTS * EVERY_MS;
  const body = { ...DEFAULT_RECIPE_BODY, audit: { passShare: 0.2, failShare: 0.3 }, repeatShare: 0, challengeShare: 0 };
  const place = addTestLane(store, at, body);
  const reviewer = actorOf(addTestPerson(store, 'Operator', 'operator'));
  liveThrough({
    store,
    place,
    body,
    seed: 'supervisor',
    parts: PARTS,
    everyMs: EVERY_MS,
    reviewer,
    skill: PRACTISED_REVIEWER,
  });
  challengeParts(store, place.laneId);
  for (let minute = 0; minute < PARTS; minute++) {
    const sample = { cpuPercent: 30 + (minute % 20), memoryMb: 300, diskFreeMb: 180_000 - minute };
    addStationSample(store.write, at + minute * EVERY_MS, sample);
  }
  store.close();
}

/** A challenger inspected every part, and would have decided one in forty differently. */
function challengeParts({ read, write, ...store }: Store, laneId: LaneId): void {
  const [modelSha256 = ''] = addTestModels({ read, write, ...store }, Date.now(), ['9']);
  const parts = z
    .array(z.object({ id: inspectionIdSchema, verdict: verdictKindSchema, decidedAt: z.number() }))
    .parse(read.all('SELECT id, verdict, decided_at AS decidedAt FROM inspection ORDER BY id'));
  for (const [index, { id: inspectionId, verdict: champion, decidedAt }] of parts.entries()) {
    const other = champion === 'pass' ? 'fail' : 'pass';
    const kind = index % DISPUTED_EVERY === 0 ? other : champion;
    const look = { verdict: { kind, reasons: [] }, detections: [], lookedAt: decidedAt, lookMs: 20 };
    addShadowVerdict(write, { modelSha256, inspectionId, laneId, lot: null, decidedAt, champion }, look);
  }
}
