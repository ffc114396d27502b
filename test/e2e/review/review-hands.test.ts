import path from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openReader } from '../../../main/engine/store/opening/open-reader.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { boxesOnPicture, type OnScreen, pressAgain, signInAtQueue, untilShown } from '../support/review-desk.ts';
import { enterFilledQueue } from '../support/review-queue.ts';
import { barriers, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

/** Side of the pictures of this line, in their own pixels. */
const SIDE = 128;

type Point = { readonly x: number; readonly y: number };
/** Something that goes down, moves and comes up: a mouse or a finger. */
type Hand = { readonly drag: (from: Point, to: Point) => Promise<void>; readonly press: (at: Point) => Promise<void> };

let station: LaunchedStation;
afterEach(() => station.close());

async function begin(data: string, parts: number): Promise<{ page: Page; part: OnScreen }> {
  station = await launchStation({ data });
  const { page } = station;
  return { page, part: await enterFilledQueue(page, parts) };
}

/** Where a pixel of the image lies on screen, according to the canvas itself. */
async function onScreen(page: Page, { x, y }: Point): Promise<Point> {
  const room = await page.locator('[role=img] canvas').first().boundingBox();
  if (room === null) throw new Error('no picture');
  const shown = await shownAt(page);
  return { x: room.x + shown.x + x * shown.scale, y: room.y + shown.y + y * shown.scale };
}

/** The image's corner within its container, and screen pixels per image pixel. */
function shownAt(page: Page): Promise<Point & { readonly scale: number }> {
  return page.evaluate((side) => {
    const { Konva } = window as unknown as { Konva: typeof import('konva').default };
    const image = Konva.stages.at(-1)?.findOne('Image');
    if (image === undefined) throw new Error('no picture');
    return { x: image.x(), y: image.y(), scale: image.width() / side };
  }, SIDE);
}

function mouseOf(page: Page): Hand {
  return {
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
      await page.mouse.move(to.x, to.y, { steps: 3 });
      await page.mouse.up();
    },
    press: ({ x, y }) => page.mouse.click(x, y),
  };
}

/** Seconds between two reports of a moving finger. */
const REPORTED_EVERY_S = 0.1;

/**
 * Fingers as a touch screen reports them, at the speed of a hand. Reported all at once they would be a swipe, which glides
 * on, and a touch of the next fifth of a second would stop the glide instead of being a tap.
 */
async function touch(cdp: CDPSession, ...frames: readonly (readonly Point[])[]): Promise<void> {
  const endedAt = Date.now() / 1000;
  const reportedAt = (index: number) => endedAt - (frames.length - index) * REPORTED_EVERY_S;
  for (const [index, points] of frames.entries()) {
    const type = index === 0 ? 'touchStart' : 'touchMove';
    const touchPoints = points.map((at, id) => ({ ...at, id }));
    await cdp.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: reportedAt(index) });
  }
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp: endedAt });
}

function fingerOf(cdp: CDPSession): Hand {
  return {
    drag: (from, to) => touch(cdp, [from], [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }], [to], [to]),
    // Up without waiting for down: on a busy machine the finger would come up late, and the tap would be a long press.
    press: async (at) => {
      const down = { type: 'touchStart' as const, touchPoints: [{ ...at, id: 0 }] };
      const up = { type: 'touchEnd' as const, touchPoints: [] };
      await Promise.all([down, up].map((event) => cdp.send('Input.dispatchTouchEvent', event)));
    },
  };
}

/** Waits until the first box of the part lies there, within two pixels of the image. */
async function untilBoxIs(page: Page, part: OnScreen, wanted: Omit<HumanBox['box'], 'space'>): Promise<void> {
  const farthestOff = async () => {
    const now = (await boxesOnPicture(page, part))[0]?.box;
    const sides = ['x', 'y', 'width', 'height'] as const;
    return Math.max(...sides.map((side) => Math.abs((now?.[side] ?? Number.NaN) - wanted[side])));
  };
  await expect.poll(farthestOff, { message: JSON.stringify(wanted) }).toBeLessThanOrEqual(2);
}

/** Draws a box, names it, moves it, enlarges it, takes over the model's, and deletes both; the part is then as it was. */
async function workOnBoxes(page: Page, part: OnScreen, hand: Hand): Promise<void> {
  const box = async () => (await boxesOnPicture(page, part))[0];
  const centreOf = async (name: string | RegExp) => {
    const place = await page.getByRole('button', { name }).first().boundingBox();
    if (place === null) throw new Error(`no button ${name}`);
    return { x: place.x + place.width / 2, y: place.y + place.height / 2 };
  };
  const pressOn = async (name: string | RegExp) => hand.press(await centreOf(name));
  const near = (x: number, y: number, width: number, height: number) => untilBoxIs(page, part, { x, y, width, height });

  await pressOn(/^New box/);
  await hand.drag(await onScreen(page, { x: 70, y: 70 }), await onScreen(page, { x: 100, y: 110 }));
  await near(70, 70, 30, 40);
  await pressOn(/^green/);
  await expect.poll(async () => (await box())?.className).toBe('green');
  await hand.drag(await onScreen(page, { x: 85, y: 90 }), await onScreen(page, { x: 65, y: 80 }));
  await near(50, 60, 30, 40);
  await hand.drag(await onScreen(page, { x: 80, y: 100 }), await onScreen(page, { x: 90, y: 120 }));
  await near(50, 60, 40, 60);
  await pressOn(/^Delete green/);
  await expect.poll(async () => (await boxesOnPicture(page, part)).length).toBe(0);
  await pressOn(/^Keep red/);
  await expect.poll(async () => (await box())?.origin).toBe('model');
  await pressOn(/^Delete red/);
  await expect.poll(async () => (await boxesOnPicture(page, part)).length).toBe(0);
}

test('boxes are drawn, named, moved, resized, adopted and deleted by mouse and by finger, and two fingers zoom', {
  timeout: 240_000,
}, async () => {
  const { page, part } = await begin(path.join(temporaryFolder(), 'data'), 3);
  await workOnBoxes(page, part, mouseOf(page));
  await page.keyboard.press('s');
  const second = await untilShown(page, part);
  if (second === null) throw new Error('a second part was expected');

  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  await workOnBoxes(page, second, fingerOf(cdp));

  const whole = await shownAt(page);
  const middle = await onScreen(page, { x: SIDE / 2, y: SIDE / 2 });
  const apart = (by: number) => [
    { x: middle.x - by, y: middle.y },
    { x: middle.x + by, y: middle.y },
  ];
  await touch(cdp, apart(40), apart(60), apart(80), apart(120));
  await expect.poll(async () => (await shownAt(page)).scale / whole.scale).toBeGreaterThan(2);
  const near = await shownAt(page);
  await touch(cdp, [middle], [{ x: middle.x + 60, y: middle.y }], [{ x: middle.x + 120, y: middle.y + 30 }]);
  await expect.poll(async () => (await shownAt(page)).x - near.x).toBeGreaterThan(60);
  await page.getByRole('button', { name: /^Keep zoom/ }).click();
  await keepPicture(page, 'review-zoomed');
  expect(await barriers(page)).toEqual([]);
  const kept = await shownAt(page);
  await page.keyboard.press('Space');
  const third = await untilShown(page, second);
  expect(third).not.toBeNull();
  await expect.poll(() => shownAt(page)).toEqual(kept);
});

test('a box that was being drawn when the app was killed comes back, and its answer is as drawn', {
  timeout: 240_000,
}, async () => {
  const data = path.join(temporaryFolder(), 'data');
  const { page, part } = await begin(data, 1);
  await page.keyboard.press('n');
  const [from, to] = [await onScreen(page, { x: 20, y: 30 }), await onScreen(page, { x: 60, y: 80 })];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await untilBoxIs(page, part, { x: 20, y: 30, width: 40, height: 50 });
  const drawn = await boxesOnPicture(page, part);
  expect(drawn).toMatchObject([{ className: '', origin: 'person' }]);
  // With the engine, that is: a browser takes far longer to write its own storage.
  await expect.poll(() => boxesKept(data)).toMatchObject(drawn ?? []);
  station.app.process().kill('SIGKILL');

  station = await launchStation({ data });
  await untilEngineRuns(station.page);
  await signInAtQueue(station.page);
  expect(await untilShown(station.page, null)).toMatchObject({ inspectionId: part.inspectionId });
  await station.page.getByRole('img', { name: '1 box of yours' }).waitFor();
  // The box has no class yet: Fail asks for it before anything else.
  await station.page.keyboard.press('f');
  await station.page.getByRole('heading', { name: 'The selected box is' }).waitFor();
  await pressAgain(station.page, '1');
  await expect.poll(() => boxesOnPicture(station.page, part)).toMatchObject([{ className: 'red' }]);
  await pressAgain(station.page, 'f');
  await station.page.getByText('Press Fail again').waitFor();
  await pressAgain(station.page, 'f');
  const id = part.inspectionId as never;
  await expect
    .poll(async () => (await granted(ask(station.page, 'inspection.read', { id }))).dispositions)
    .toMatchObject([
      { kind: 'reject', classNames: ['red'], boxes: drawn.map((box) => ({ ...box, className: 'red' })) },
    ]);
});

/** The boxes of the only unfinished answer on disk. */
function boxesKept(data: string): unknown {
  const reader = openReader(data);
  if (!reader.ok) throw new Error(JSON.stringify(reader.fault));
  const [row] = reader.value.read.all('SELECT body FROM review_draft', {});
  reader.value.close();
  const { body } = z.object({ body: z.string() }).parse(row ?? { body: '{}' });
  return JSON.parse(body).boxes;
}
