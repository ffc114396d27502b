import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { type BrowserWindow, dialog, type Rectangle } from 'electron';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { removeOrLeave, renamePatiently } from '../../patient-files.ts';
import { savingFault } from '../saving-fault.ts';

type Wish = { readonly title: string; readonly fileName: string; readonly extension: string };
type Saved = Result<{ path: string } | null>;

/** Asks where to, and writes `content` there: whole or not at all. `null` when the person thought better of it. */
export async function saveFile(window: BrowserWindow | null, wish: Wish, content: Uint8Array | string): Promise<Saved> {
  const options = {
    title: wish.title,
    defaultPath: wish.fileName,
    filters: [{ name: wish.extension.toUpperCase(), extensions: [wish.extension] }],
  };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  if (canceled || filePath === '') return ok(null);
  // A name that nobody can have put a link under.
  const half = `${filePath}.${randomBytes(4).toString('hex')}.part`;
  try {
    await writeFile(half, content, { flush: true, flag: 'wx' });
    await renamePatiently(half, filePath);
    return ok({ path: filePath });
  } catch (error) {
    // What keeps the half from being removed is what the person is told of already.
    await removeOrLeave(half);
    return failed(savingFault(error, filePath));
  }
}

/** The page that is open as it prints, on A4. */
export function pageOf(window: BrowserWindow): Promise<Uint8Array> {
  return window.webContents.printToPDF({ pageSize: 'A4' });
}

/** What this part of the window shows right now, as PNG. */
export async function pictureOf(window: BrowserWindow, area: Rectangle): Promise<Uint8Array> {
  return (await window.webContents.capturePage(area)).toPNG();
}
