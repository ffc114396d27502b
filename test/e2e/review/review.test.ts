import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import type { Disposition } from '../../../preload/contract/parts/inspection.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ask, granted } from '../support/ask.ts';
import { violationsOn } from '../support/axe.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import {
  answerTimes,
  boxesOnPicture,
  enterFirstReviewer,
  type OnScreen,
  pressAgain,
  quantiles,
  signInAtQueue,
  untilShown,
} from '../support/review-desk.ts';
import { photographUnsureParts, setUpColourLane } from '../support/review-line.ts';
import { keepFigures } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

const PARTS = 100;
const COMMENT = 'Seen under the lamp.';

type Answer = Pick<Disposition, 'kind' | 'classNames' | 'boxes' | 'comment'>;

let station: LaunchedStation;
afterEach(() => station.close());

async function launch(data: string): Promise<Page> {
  station = await launchStation({ data });
  await untilEngineRuns(station.page);
  return station.page;
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Answers the part on screen in one of six ways, by its number, and says what must be on record. */
async function giveAnswer(page: Page, part: OnScreen): Promise<Answer> {
  const plain = { classNames: [], boxes: [], comment: '' };
  switch (Number(part.serial.slice(1)) % 6) {
    case 0:
      await press(page, 'Space');
      return { ...plain, kind: 'accept' };
    case 1:
      await press(page, '2');
      return { ...plain, kind: 'reject', classNames: ['green'] };
    case 2:
      await press(page, 'i');
      return { ...plain, kind: 'inconclusive' };
    case 3:
      await press(page, 'f', '3');
      return { ...plain, kind: 'reject', classNames: ['blue'] };
    case 4: {
      await press(page, 'n', 'ArrowRight', 'ArrowRight', 'Shift+ArrowDown', '2', 'Escape');
      const boxes = [...(await boxesOnPicture(page, part))];
      expect(boxes).toMatchObject([{ className: 'green', origin: 'person' }]);
      await press(page, 'f');
      await pressAgain(page, 'f');
      return { ...plain, kind: 'reject', classNames: ['green'], boxes };
    }
    default: {
      await press(page, 'k', 'c');
      await page.keyboard.type(COMMENT);
      await press(page, 'Enter');
      const boxes = [...(await boxesOnPicture(page, part))];
      expect(boxes).toMatchObject([{ className: 'red', origin: 'model', box: { width: 32, height: 32 } }]);
      await press(page, '1');
      return { kind: 'reject', classNames: ['red'], boxes, comment: COMMENT };
    }
  }
}

/** Answers two parts wrongly, undoes both answers, and ends where it began. */
async function goBackTwice(page: Page, first: OnScreen): Promise<void> {
  await press(page, 'Space');
  const second = await untilShown(page, first);
  await press(page, 'i');
  const third = await untilShown(page, second);
  await press(page, 'u');
  expect(await untilShown(page, third)).toEqual(second);
  await press(page, 'Control+z');
  expect(await untilShown(page, second)).toEqual(first);
}

/** The answer that counts for each part, by serial. */
async function answersOnRecord(page: Page): Promise<ReadonlyMap<string, readonly Answer[]>> {
  const parts = await granted(ask(page, 'inspection.recent', { limit: 500 }));
  const read = await Promise.all(parts.map(({ id }) => granted(ask(page, 'inspection.read', { id }))));
  return new Map(
    read.map(({ serial, dispositions }) => [
      serial ?? '',
      dispositions.map(({ kind, classNames, boxes, comment }) => ({ kind, classNames, boxes, comment })),
    ]),
  );
}

test('a person reviews a hundred parts by keyboard alone, goes back, is interrupted in the middle, and every answer is on record as given', {
  timeout: 300_000,
}, async () => {
  const data = path.join(temporaryFolder(), 'data');
  let page = await launch(data);
  const { folder } = await setUpColourLane(page);
  await photographUnsureParts(page, folder, PARTS);
  await enterFirstReviewer(page);

  const given = new Map<string, Answer>();
  let part = await untilShown(page, null);
  while (part !== null && given.size < PARTS / 2) {
    if (given.size % 20 === 10) await goBackTwice(page, part);
    given.set(part.serial, await giveAnswer(page, part));
    part = await untilShown(page, part);
  }
  const before = await answerTimes(page);
  // Nothing waits for the effect of this key: the store says whether its answer is on record.
  if (part !== null) given.set(part.serial, await giveAnswer(page, part));
  station.app.process().kill('SIGKILL');

  page = await launch(data);
  await signInAtQueue(page);
  part = await untilShown(page, null);
  while (part !== null) {
    given.set(part.serial, await giveAnswer(page, part));
    part = await untilShown(page, part);
  }
  const after = await answerTimes(page);
  await expect.poll(async () => (await granted(ask(page, 'review.queue', {}))).waiting).toBe(0);

  const times = {
    'Key to next picture': [...before.toPicture, ...after.toPicture],
    'of it the work of the app, painting apart': [...before.appWork, ...after.appWork],
  };
  keepFigures('review-times', times);
  for (const [what, measured] of Object.entries(times)) console.log(`${what}: ${quantiles(measured)}`);
  expect(Object.values(times).map(({ length }) => length >= PARTS / 2)).toEqual([true, true]);
  expect(given.size).toBe(PARTS);
  expect(await answersOnRecord(page)).toEqual(new Map([...given].map(([serial, answer]) => [serial, [answer]])));
});

test('unfinished work survives the page, and two windows never show the same part', async () => {
  const page = await launch(path.join(temporaryFolder(), 'data'));
  const { folder } = await setUpColourLane(page);
  await photographUnsureParts(page, folder, 12);
  await enterFirstReviewer(page);
  const first = await untilShown(page, null);
  if (first === null) throw new Error('nothing waits');
  await press(page, 'n', 'ArrowLeft', 'Shift+ArrowRight');
  const drawn = await boxesOnPicture(page, first);
  expect(drawn).toHaveLength(1);
  await page.reload();
  await page.getByRole('navigation').waitFor();
  await press(page, 'Control+2');
  expect(await untilShown(page, null)).toEqual(first);
  await page.getByRole('img', { name: '1 box of yours' }).waitFor();
  expect(await boxesOnPicture(page, first)).toEqual(drawn);

  await granted(ask(page, 'person.add', { name: 'Second', role: 'operator', pin: '123400' }));
  const opened = station.app.waitForEvent('window');
  await station.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []);
    items?.find(({ accelerator }) => accelerator === 'CmdOrCtrl+N')?.click();
  });
  const other = await opened;
  await other.waitForFunction(() => 'lupa' in window);
  await signInAtQueue(other, { name: 'Second', pin: '123400' });
  const shown = await Promise.all([untilShown(page, null), untilShown(other, null)]);
  const held = await Promise.all([page, other].map((window) => granted(ask(window, 'review.claim', { count: 10 }))));
  const ids = held.flat().map(({ id }) => id);
  expect(new Set(shown.map((one) => one?.item)).size).toBe(2);
  expect(ids.toSorted((a, b) => a - b)).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  expect(ids).toHaveLength(12);
});

test('a blind part shows nothing of the model, and axe finds nothing on any view of the screen', async () => {
  const page = await launch(path.join(temporaryFolder(), 'data'));
  const found: Record<string, unknown> = {};
  const look = async (face: string) => {
    const violations = await violationsOn(page);
    if (violations.length > 0) found[face] = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  };
  const { folder } = await setUpColourLane(page, { automationLevel: 'shadow', extraDispositions: ['rework'] });
  await photographUnsureParts(page, folder, 2);
  await enterFirstReviewer(page);
  const blind = await untilShown(page, null);
  const panel = page.getByRole('region', { name: 'Answers' });
  await expect.poll(() => panel.getByRole('heading', { level: 1 }).textContent()).toBe('Second look');
  expect(await panel.textContent()).not.toMatch(/0\.\d\d|[Mm]odel/);
  await look('blind');
  await press(page, 'n', '1');
  await look('box');
  await press(page, 'Escape', 't');
  await page.getByRole('slider').first().waitFor();
  await look('tone');
  await press(page, 'Escape');
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await look(colorScheme);
  }
  // The person has a box on the part: Pass asks first.
  await press(page, 'p');
  await page.getByText('Pass, and drop your 1 box?').waitFor();
  await look('question');
  await pressAgain(page, 'p');
  const last = await untilShown(page, blind);
  await press(page, 'r');
  expect(await untilShown(page, last)).toBeNull();
  await look('empty');
  expect(found).toEqual({});
});
