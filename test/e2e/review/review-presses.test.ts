import path from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { type LayoutName, layoutNames, strokesOf } from '../../support/keyboards.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { type OnScreen, untilShown } from '../support/review-desk.ts';
import { enterFilledQueue } from '../support/review-queue.ts';
import { keepPicture } from '../support/screens.ts';

let station: LaunchedStation;
afterEach(() => station.close());

type Desk = { readonly page: Page; readonly cdp: CDPSession; readonly first: OnScreen };

async function atQueue(parts: number): Promise<Desk> {
  station = await launchStation({ data: path.join(temporaryFolder(), 'data') });
  const { page } = station;
  const first = await enterFilledQueue(page, parts);
  return { page, first, cdp: await page.context().newCDPSession(page) };
}

/**
 * A key as a keyboard sends it: what it prints, its position, and its time in milliseconds since 1970. The time is given
 * where the interval matters: on a busy machine a key may arrive much later than it was pressed.
 */
function stroke(
  cdp: CDPSession,
  key: string,
  code: string,
  type: 'keyDown' | 'keyUp',
  { at = Date.now(), autoRepeat = false } = {},
) {
  const text = type === 'keyDown' && key.length === 1 ? { text: key } : {};
  return cdp.send('Input.dispatchKeyEvent', { type, key, code, autoRepeat, timestamp: at / 1000, ...text });
}

async function press(cdp: CDPSession, key: string, code: string, at = Date.now()): Promise<void> {
  await stroke(cdp, key, code, 'keyDown', { at });
  await stroke(cdp, key, code, 'keyUp', { at });
}

async function answered(page: Page): Promise<number> {
  const parts = await granted(ask(page, 'inspection.recent', { limit: 100 }));
  const read = await Promise.all(parts.map(({ id }) => granted(ask(page, 'inspection.read', { id }))));
  return read.filter(({ dispositions }) => dispositions.length > 0).length;
}

/** The part after this one, once it accepts an answer: by then any double press has had its effect. */
async function next(page: Page, part: OnScreen): Promise<OnScreen> {
  const shown = await untilShown(page, part);
  if (shown === null) throw new Error('nothing waits any more');
  return shown;
}

test('whatever goes down twice, bounces, is held or is tapped twice answers one part', {
  timeout: 180_000,
}, async () => {
  const { page, cdp, first } = await atQueue(10);
  const passButton = page.getByRole('button', { name: /^Pass/ });
  const place = await passButton.boundingBox();
  if (place === null) throw new Error('no button');
  const middle = { x: place.x + place.width / 2, y: place.y + place.height / 2 };
  const tap = async (at: number) => {
    const timestamp = at / 1000;
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [middle], timestamp });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp: timestamp + 0.03 });
  };
  const ways: Record<string, () => Promise<unknown>> = {
    'a switch that bounces at once': async () => {
      const at = Date.now();
      await press(cdp, ' ', 'Space', at);
      await press(cdp, ' ', 'Space', at + 20);
    },
    'a key pressed again as soon as the next part is painted': async () => {
      await press(cdp, '1', 'Digit1');
      const painted = await page.waitForFunction((old) => {
        const { item, seen, paintedAt } = document.querySelector<HTMLElement>('[data-item]')?.dataset ?? {};
        return item !== old && seen === 'true' ? performance.timeOrigin + Number(paintedAt) : null;
      }, part.item);
      await press(cdp, '1', 'Digit1', ((await painted.jsonValue()) ?? 0) + 20);
    },
    'a key that is held and repeats': async () => {
      await stroke(cdp, ' ', 'Space', 'keyDown');
      for (let count = 0; count < 20; count += 1) await stroke(cdp, ' ', 'Space', 'keyDown', { autoRepeat: true });
      await stroke(cdp, ' ', 'Space', 'keyUp');
    },
    'a foot switch that goes down again and again and up once': async () => {
      const at = Date.now();
      await stroke(cdp, 'p', 'KeyP', 'keyDown', { at });
      const after = await next(page, part);
      await stroke(cdp, 'p', 'KeyP', 'keyDown', { at: at + 500 });
      await stroke(cdp, 'p', 'KeyP', 'keyUp');
      expect(await untilShown(page, part)).toEqual(after);
    },
    'a double click': () => passButton.dblclick({ delay: 20 }),
    'a finger that taps twice': async () => {
      const at = Date.now();
      await tap(at);
      await tap(at + 100);
    },
  };
  let part = first;
  let count = 0;
  for (const [way, act] of Object.entries(ways)) {
    await act();
    part = await next(page, part);
    count += 1;
    // The next part may be shown before the answer to this one is on record.
    await expect.poll(() => answered(page), { message: way }).toBe(count);
  }
  await page.getByText('Too quick').waitFor();
  await keepPicture(page, 'review-too-quick');
  for (let calm = 0; calm < 3; calm += 1) {
    await press(cdp, ' ', 'Space');
    part = await next(page, part);
  }
  await expect.poll(() => answered(page)).toBe(count + 3);
});

/** The key of this layout at the position of the letter or digit on an American keyboard. */
function keyAt(layout: LayoutName, code: string): string {
  const key = strokesOf(layout).find((each) => each.code === code && !each.shiftKey)?.key;
  if (key === undefined) throw new Error(`${layout} has no ${code}`);
  return key;
}

test('the keys of six keyboards answer alike: digits by position, letters as printed, and neither character of a digit key undoes', {
  timeout: 240_000,
}, async () => {
  const { page, cdp, first } = await atQueue(2 * layoutNames.length + 3);
  let part = first;
  const kindOf = async (of: OnScreen) =>
    (await granted(ask(page, 'inspection.read', { id: of.inspectionId as never }))).dispositions.map(
      ({ kind, classNames }) => [kind, ...classNames].join(' '),
    );
  for (const layout of layoutNames) {
    const digit = part;
    await press(cdp, keyAt(layout, 'Digit2'), 'Digit2');
    const inconclusive = await next(page, digit);
    await press(cdp, keyAt(layout, 'KeyI'), 'KeyI');
    part = await next(page, inconclusive);
    await expect.poll(() => kindOf(digit), { message: layout }).toEqual(['reject green']);
    await expect.poll(() => kindOf(inconclusive), { message: layout }).toEqual(['inconclusive']);
  }
  await page.getByRole('button', { name: 'Keys for this station' }).click();
  await page.getByRole('menuitem', { name: 'Number pad or foot switch' }).click();
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  const before = await answered(page);
  // French - and Czech + stand above the letters; there is no sixth class.
  await press(cdp, '-', 'Digit6');
  await press(cdp, '+', 'Digit1');
  const after = await next(page, part);
  await expect.poll(() => kindOf(part)).toEqual(['reject red']);
  expect(await answered(page)).toBe(before + 1);
  await press(cdp, '-', 'NumpadSubtract');
  expect(await untilShown(page, after)).toEqual(part);
});
