import type { IpcRenderer, WebUtils } from 'electron';
import { CALL_CHANNEL, eventChannel, HANDED_OVER_CHANNEL, type LupaApi } from './contract/transport/api.ts';
import type { EventName, Payload } from './contract/transport/events.ts';

/** The contract's client over Electron's channels. Main checks every request and every payload, so nothing is validated again here. */
export function createClient(
  ipc: Pick<IpcRenderer, 'invoke' | 'send' | 'on' | 'off'>,
  files: Pick<WebUtils, 'getPathForFile'>,
): LupaApi {
  return {
    call: (name: string, input: unknown) => ipc.invoke(CALL_CHANNEL, { name, input }),
    pathOf(file) {
      const path = placeOf(file, files);
      // Before the page can use it: the two channels share one order.
      if (path !== null) ipc.send(HANDED_OVER_CHANNEL, path);
      return path;
    },
    on<E extends EventName>(name: E, listener: (payload: Payload<E>) => void) {
      const channel = eventChannel(name);
      const forward = (_event: unknown, payload: Payload<E>) => listener(payload);
      ipc.on(channel, forward);
      return () => {
        ipc.off(channel, forward);
      };
    },
  };
}

function placeOf(file: unknown, files: Pick<WebUtils, 'getPathForFile'>): string | null {
  try {
    return files.getPathForFile(file as Parameters<WebUtils['getPathForFile']>[0]) || null;
  } catch {
    // Electron throws for anything that is not a file.
    return null;
  }
}
