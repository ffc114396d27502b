import { rename, writeFile } from 'node:fs/promises';
import type { BrowserWindow } from 'electron';

const EVERY_MS = 1_000;
const JPEG_QUALITY = 85; // PNG would hold up the main process for many times as long

/**
 * Keeps a current picture of the window in a file, for a station that runs where nobody can see its window. Writes
 * when the picture has changed, and so that a reader finds the old picture or the new one, never half of one. Ends with
 * the window; the function returned ends it before.
 */
export function keepScreenshot(window: BrowserWindow, file: string): () => void {
  let shown: Buffer = Buffer.alloc(0);
  let isStopped = false;
  let next = setTimeout(() => void keepLooking(), EVERY_MS);

  const look = async () => {
    const image = await window.webContents.capturePage();
    const pixels = image.toBitmap();
    if (image.isEmpty() || pixels.equals(shown)) return;
    const draft = `${file}.part`;
    await writeFile(draft, image.toJPEG(JPEG_QUALITY));
    await rename(draft, file);
    shown = pixels;
  };
  const keepLooking = async () => {
    await look().catch((error: unknown) =>
      console.error(`The picture of the window could not be kept: ${String(error)}`),
    );
    if (!isStopped) next = setTimeout(() => void keepLooking(), EVERY_MS);
  };
  const stop = () => {
    isStopped = true;
    clearTimeout(next);
  };
  window.once('closed', stop);
  return stop;
}
