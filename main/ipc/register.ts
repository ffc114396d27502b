import type { IpcMain, WebContents } from 'electron';
import { CALL_CHANNEL } from '../../preload/contract/api.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { Sender } from './sender.ts';

type Dispatch = (sender: Sender, request: unknown) => Promise<Result<unknown>>;

/** Answers the page's one channel. Says who asks in Electron's own words, never in the page's. */
export function registerCalls(ipc: IpcMain, dispatch: Dispatch, windowIdOf: (contents: WebContents) => string | null) {
  ipc.handle(CALL_CHANNEL, (event, request: unknown) => {
    // There is no frame any more when its page has gone meanwhile.
    const frame = event.senderFrame;
    const isMainFrame = frame !== null && frame.parent === null;
    return dispatch({ windowId: windowIdOf(event.sender), isMainFrame, url: frame?.url ?? '' }, request);
  });
}
