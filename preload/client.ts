import type { IpcRenderer, WebUtils } from 'electron';
import { CALL_CHANNEL, eventChannel, type LupaApi } from './contract/api.ts';
import type { EventName, Payload } from './contract/events.ts';

/** The contract's client over Electron's channels. Main checks every request and every payload, so nothing is parsed again here. */
export function createClient(
  ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'off'>,
  files: Pick<WebUtils, 'getPathForFile'>,
): LupaApi {
  return {
    call: (name: string, input: unknown) => ipc.invoke(CALL_CHANNEL, { name, input }),
    pathOf(file) {
      try {
        return files.getPathForFile(file as Parameters<WebUtils['getPathForFile']>[0]) || null;
      } catch {
        // Electron throws for whatever is not a file.
        return null;
      }
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
