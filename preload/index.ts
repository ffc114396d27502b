import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { createClient } from './client.ts';
import { PULSE_CHANNEL } from './contract/transport/api.ts';

contextBridge.exposeInMainWorld('lupa', createClient(ipcRenderer, webUtils));
ipcRenderer.on(PULSE_CHANNEL, () => ipcRenderer.send(PULSE_CHANNEL));
