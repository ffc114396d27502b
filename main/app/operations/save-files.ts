import { type BrowserWindow, dialog, type Rectangle } from 'electron';
import { ok, type Result } from '../../../preload/contract/faults/result.ts';
import { writeWhole } from '../write-whole.ts';

type Wish = { readonly title: string; readonly fileName: string; readonly extension: string };
type Saved = Result<{ path: string } | null>;

/** Asks for a place, and writes `content` there: completely or not at all. `null` if the person cancels. */
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
  return writeWhole(filePath, content);
}

/** The open page as it prints, on A4. */
export function pageOf(window: BrowserWindow): Promise<Uint8Array> {
  return window.webContents.printToPDF({ pageSize: 'A4' });
}

/** What this area of the window shows right now, as PNG. */
export async function pictureOf(window: BrowserWindow, area: Rectangle): Promise<Uint8Array> {
  return (await window.webContents.capturePage(area)).toPNG();
}
