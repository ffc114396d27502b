import type { IpcRenderer } from 'electron';
import { CALL_CHANNEL, eventChannel, type LupaApi } from './contract/api.ts';
import type { EventName, Payload } from './contract/events.ts';

/** The contract's client over Electron's channels. Main checks every request and every payload, so nothing is parsed again here. */
export function createClient(ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'off'>): LupaApi {
  return {
    call: (name: string, input: unknown) => ipc.invoke(CALL_CHANNEL, { name, input }),
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
