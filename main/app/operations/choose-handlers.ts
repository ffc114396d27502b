import { dialog, type OpenDialogOptions } from 'electron';
import { ok } from '../../../preload/contract/faults/result.ts';
import type { DesktopHandlers } from '../../ipc/router.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** Files and folders that a person hands to a window: from now on it may have them read. */
export function chooseHandlers({ handedOver, openedModel, windowOf }: HandlerDeps) {
  function handOver(windowId: string, path: string | null | undefined) {
    if (path === null || path === undefined) return ok(null);
    handedOver.note(windowId, path);
    return ok({ path });
  }

  async function choose(windowId: string, options: OpenDialogOptions) {
    const window = windowOf(windowId);
    const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    const [path] = chosen.filePaths;
    return handOver(windowId, chosen.canceled ? undefined : path);
  }

  return {
    'desktop.choose-folder': ({ title }, windowId) =>
      choose(windowId, { title, properties: ['openDirectory', 'createDirectory'] }),
    'desktop.choose-model': ({ title }, windowId) =>
      choose(windowId, { title, properties: ['openFile'], filters: [{ name: 'ONNX', extensions: ['onnx'] }] }),
    'desktop.opened-model-waits': () => ok({ isWaiting: openedModel.isWaiting() }),
    'desktop.take-opened-model': (_input, windowId) => handOver(windowId, openedModel.take()),
  } satisfies Partial<DesktopHandlers>;
}
