import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Result } from '../../preload/contract/faults/result.ts';
import { CALL_CHANNEL, HANDED_OVER_CHANNEL } from '../../preload/contract/transport/api.ts';
import { isTrusted, type Sender } from './sender.ts';

type Ends = {
  readonly dispatch: (sender: Sender, request: unknown) => Promise<Result<unknown>>;
  readonly windowIdOf: (contents: WebContents) => string | null;
  /** Somebody dropped this file on that window. */
  readonly onHandedOver: (windowId: string, path: string) => void;
};

/** Answers the page's one channel. The sender is identified by Electron, never by the page. */
export function registerCalls(ipc: IpcMain, { dispatch, windowIdOf, onHandedOver }: Ends) {
  const senderOf = ({ sender, senderFrame: frame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): Sender => {
    // There is no frame any more if its page has gone meanwhile.
    const isMainFrame = frame !== null && frame.parent === null;
    return { windowId: windowIdOf(sender), isMainFrame, url: frame?.url ?? '' };
  };
  ipc.handle(CALL_CHANNEL, (event, request: unknown) => dispatch(senderOf(event), request));
  ipc.on(HANDED_OVER_CHANNEL, (event, path: unknown) => {
    const sender = senderOf(event);
    if (isTrusted(sender) && typeof path === 'string') onHandedOver(sender.windowId, path);
  });
}
