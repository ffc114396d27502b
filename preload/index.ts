import { contextBridge, ipcRenderer } from 'electron';
import { createClient } from './client.ts';

contextBridge.exposeInMainWorld('lupa', createClient(ipcRenderer));
