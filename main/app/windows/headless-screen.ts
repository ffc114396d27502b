import { writeFile } from 'node:fs/promises';
import { setTimeout as patience } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import { renamePatiently } from '../../patient-files.ts';

const EVERY_MS = 1_000;
/** A window that does not paint is never captured, and must not be waited for. */
const PAINTED_WITHIN_MS = 10_000;
const JPEG_QUALITY = 85; // PNG would block the main process many times as long

/**
 * Keeps a current image of the window in a file, for a station whose window nobody can see. Writes
 * when the image has changed, and so that a reader finds the old image or the new one, never half of one. Ends with
 * the window.
 */
export function keepScreenshot(window: BrowserWindow, file: string): void {
  let shown: Buffer = Buffer.alloc(0);
  let isClosed = false;
  let next = setTimeout(() => void keepLooking(), EVERY_MS);

  const look = async () => {
    const image = await Promise.race([
      window.webContents.capturePage(),
      patience(PAINTED_WITHIN_MS, null, { ref: false }),
    ]);
    if (image === null || image.isEmpty()) return;
    const pixels = image.toBitmap();
    if (pixels.equals(shown)) return;
    const draft = `${file}.part`;
    await writeFile(draft, image.toJPEG(JPEG_QUALITY));
    await renamePatiently(draft, file);
    shown = pixels;
  };
  const keepLooking = async () => {
    await look().catch((error: unknown) =>
      console.error(`The screenshot of the window could not be saved: ${String(error)}`),
    );
    if (!isClosed) next = setTimeout(() => void keepLooking(), EVERY_MS);
  };
  window.once('closed', () => {
    isClosed = true;
    clearTimeout(next);
  });
}
