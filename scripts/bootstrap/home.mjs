import { accessSync, constants, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheFolder } from './cache-folder.mjs';

/** npm and Electron fail where HOME cannot be written, as in many containers: it is then put into the cache. */
export function ensureWritableHome() {
  const home = os.homedir();
  if (process.platform === 'win32' || isWritable(home)) return;
  const cache = cacheFolder();
  const substitute = path.join(cache, 'home');
  mkdirSync(substitute, { recursive: true });
  console.error(`${home} cannot be written; ${substitute} takes its place.`);
  process.env['npm_config_userconfig'] ??= path.join(home, '.npmrc'); // it may be legible, and name the registry
  process.env['HOME'] = substitute;
  process.env['LUPA_CACHE_DIR'] = cache;
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
