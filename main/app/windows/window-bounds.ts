import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  isMaximized: z.boolean(),
});
export type WindowBounds = Readonly<z.infer<typeof boundsSchema>>;

export const SMALLEST = { width: 960, height: 640 } as const;
const USUAL = { width: 1280, height: 800 } as const;

/**
 * Where a window opens: where it was, if that is still on a screen; otherwise in the middle of the first one, at its
 * usual size or as large as the screen. `screens` are work areas, the first one's the main screen's.
 */
export function placeWindow(before: WindowBounds | null, screens: readonly Rectangle[]): WindowBounds {
  const found = before && screens.find((screen) => isMostlyWithin(before, screen));
  const main = screens[0] ?? { x: 0, y: 0, ...USUAL };
  const screen = found ?? main;
  const width = Math.min(Math.max(before?.width ?? USUAL.width, SMALLEST.width), screen.width);
  const height = Math.min(Math.max(before?.height ?? USUAL.height, SMALLEST.height), screen.height);
  // Beside a window that almost fills a panel there is only a bit of desktop, to be touched by mistake.
  const isMaximized = before?.isMaximized ?? (screen.width <= USUAL.width && screen.height <= USUAL.height);
  if (before && found) {
    const x = clamp(before.x, screen.x, screen.x + screen.width - width);
    return { x, y: clamp(before.y, screen.y, screen.y + screen.height - height), width, height, isMaximized };
  }
  const x = screen.x + Math.round((screen.width - width) / 2);
  return { x, y: screen.y + Math.round((screen.height - height) / 2), width, height, isMaximized };
}

function isMostlyWithin(window: Rectangle, screen: Rectangle): boolean {
  const overlap = (from: number, size: number, start: number, length: number) =>
    Math.max(0, Math.min(from + size, start + length) - Math.max(from, start));
  const shared =
    overlap(window.x, window.width, screen.x, screen.width) * overlap(window.y, window.height, screen.y, screen.height);
  return shared * 2 >= window.width * window.height;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** The bounds remembered in this file; `null` if there are none, or they cannot be read. */
export function readBounds(file: string): WindowBounds | null {
  try {
    return boundsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null; // the first start, or a damaged file: the usual place will do
  }
}

/** Remembers where the window was. Forgetting it is no reason to bother anybody. */
export function writeBounds(file: string, bounds: WindowBounds): void {
  try {
    writeFileSync(file, JSON.stringify(bounds));
  } catch {
    // the engine reports a full disk
  }
}
