import { contextBridge, ipcRenderer } from 'electron';
import { createClient } from './client.ts';
import { PULSE_CHANNEL } from './contract/api.ts';

contextBridge.exposeInMainWorld('lupa', createClient(ipcRenderer));
ipcRenderer.on(PULSE_CHANNEL, () => ipcRenderer.send(PULSE_CHANNEL));
