import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { colourPicture } from '../../support/lines/colour-line.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer, lockWindow, signInAtQueue, untilShown } from '../support/review-desk.ts';
import { photographUnsureParts, setUpColourLane } from '../support/review-line.ts';
import { answerDialogs, barriers, goTo, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

/** Every line message on disk, oldest first. */
function lineMessages(data: string): readonly Record<string, unknown>[] {
  const folder = path.join(data, 'line-output');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return files.toSorted().map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
}

test('an engineer imports images with known answers, people meet them unannounced, and a correction reaches the line with what it replaces', {
  timeout: 240_000,
}, async () => {
  station = await launchStation({ data: path.join(temporaryFolder(), 'data') });
  const { page } = station;
  await untilEngineRuns(page);
  const { folder } = await setUpColourLane(page, { challengeShare: 0.5 });
  // A line that cannot wait: it is told every answer at once.
  await granted(ask(page, 'station.change-settings', { answerDelaySeconds: 0 }));
  await photographUnsureParts(page, folder, 2, 'A');
  await enterFirstReviewer(page);
  await granted(ask(page, 'person.add', { name: 'Olga', role: 'operator', pin: '246800' }));

  const set = temporaryFolder();
  for (const [name, shade] of [
    ['good/L1_C1.png', 0.41],
    ['green/L1_C2.png', 0.42],
    ['dent/L1_C3.png', 0.43],
  ] as const) {
    mkdirSync(path.join(set, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(set, name), await colourPicture(name, shade));
  }
  writeFileSync(path.join(set, 'good', 'broken.png'), 'no picture');
  await goTo(page, '/supervisor/people');
  await answerDialogs(station.app, [set]);
  await page.getByRole('button', { name: 'Import images' }).click();
  await page.getByText('Challenge parts imported').waitFor();
  await page.getByText('the image cannot be read').waitFor();
  await page.getByText('These classes are not in the recipe').waitFor();
  await expect.poll(() => page.getByRole('link', { name: /^C[123]$/ }).count()).toBe(3);
  await page.getByText('Challenge parts imported').scrollIntoViewIfNeeded();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'challenges-brought');
  await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
  await page.getByText('Piezas de control importadas').scrollIntoViewIfNeeded();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'challenges-brought-es');
  await granted(ask(page, 'station.change-settings', { language: 'en', theme: 'light' }));
  const [link] = await page.getByRole('link', { name: /^C[123]$/ }).all();
  await link?.click();
  await page.getByRole('heading', { name: /^C[123]$/ }).waitFor();
  await page.getByText('It never came down the line.').waitFor();
  expect(await page.getByRole('button', { name: 'Correct this decision' }).count()).toBe(0);
  await keepPicture(page, 'challenge-brought-inspection');
  await goTo(page, '/history');
  await page.getByText('A002').waitFor();
  expect(await page.getByText(/^C[123]$/).count()).toBe(0);

  await photographUnsureParts(page, folder, 8);
  await granted(ask(page, 'desktop.sign-out', {}));
  await signInAtQueue(page, { name: 'Olga', pin: '246800' });
  const seen: string[] = [];
  for (let part = await untilShown(page, null); part !== null; part = await untilShown(page, part)) {
    seen.push(part.serial);
    await page.keyboard.press('Space');
  }
  const blind = seen.filter((name) => name === 'Second look').length;
  expect(seen.filter((name) => /^[AS]\d{3}$/.test(name))).toHaveLength(10);
  expect(seen).toHaveLength(10 + blind);

  await lockWindow(page, { name: 'Olga' });
  await signInAtQueue(page);
  await expect.poll(async () => (await granted(ask(page, 'desktop.who-am-i', {}))).role).toBe('engineer');
  const span = { from: 0, until: Date.now() + 60_000, recipeId: null };
  const olga = (await granted(ask(page, 'consistency.read', span))).people.find(({ name }) => name === 'Olga');
  expect((olga?.reference.miss?.of ?? 0) + (olga?.reference.falseAlarm?.of ?? 0)).toBe(blind);
  expect(olga?.reference.miss?.count ?? 0).toBe(olga?.reference.miss?.of ?? 0);

  const [part] = await granted(ask(page, 'inspection.recent', { limit: 1 }));
  if (part === undefined) throw new Error('no part');
  const body = { classNames: ['red'], boxes: [], comment: 'Seen again under the lamp.' };
  await granted(ask(page, 'review.correct', { inspectionId: part.id, kind: 'reject', ...body }));
  const { dispositions } = await granted(ask(page, 'inspection.read', { id: part.id }));
  expect(dispositions).toMatchObject([
    { kind: 'accept', ask: 'unsure', personName: 'Olga', stationName: 'Lupa', tookMs: expect.any(Number) },
    { kind: 'reject', ask: 'correction', supersedes: dispositions[0]?.id, comment: body.comment },
  ]);
  const [first, second] = dispositions;
  const told = () => lineMessages(station.data).filter((message) => message['inspectionId'] === part.id);
  await expect.poll(told).toMatchObject([
    { kind: 'signal', signal: 'HOLD', disposition: null },
    { kind: 'disposition', disposition: { id: first?.id, kind: 'accept', supersedes: null, personName: 'Olga' } },
    {
      kind: 'disposition',
      disposition: { id: second?.id, kind: 'reject', ask: 'correction', supersedes: first?.id },
    },
  ]);
});
