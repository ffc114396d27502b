import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * What decides where the cache may be.
 * @typedef {object} Surroundings
 * @property {NodeJS.Platform} platform
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {string} home
 * @property {string} temporary the system's folder for temporary files
 * @property {string} user name or number of this user
 * @property {boolean} isRoot
 */

/**
 * Where things that are fetched once may live, outside the repository, best first.
 * @param {Surroundings} surroundings
 * @returns {string[]}
 */
export function cacheCandidates(surroundings) {
  const { env, isRoot, platform, temporary, user } = surroundings;
  const named = env['LUPA_CACHE_DIR'] ? [env['LUPA_CACHE_DIR']] : [];
  const systemWide = isRoot && platform === 'linux' ? ['/var/cache/lupa'] : [];
  return [...named, ownCache(surroundings), ...systemWide, path.join(temporary, `lupa-cache-${user}`)];
}

/** @param {Surroundings} surroundings */
function ownCache({ platform, env, home }) {
  if (platform === 'win32')
    return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'lupa', 'cache');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'lupa');
  return path.join(env['XDG_CACHE_HOME'] || path.join(home, '.cache'), 'lupa');
}

/**
 * The first candidate that this user may write, created if need be. For root one that others can reach is preferred:
 * Electron has a sandbox only when not run as root, and the user it then runs as must be able to read it.
 * @returns {string}
 */
export function cacheFolder() {
  const uid = process.getuid?.();
  const candidates = cacheCandidates({
    platform: process.platform,
    env: process.env,
    home: os.homedir(),
    temporary: os.tmpdir(),
    user: String(uid ?? os.userInfo().username),
    isRoot: uid === 0,
  });
  const preferred = uid === 0 ? candidates.filter((folder) => !isClosedToOthers(folder)) : candidates;
  const usable = [...preferred, ...candidates].find(isOwnAndWritable);
  if (usable === undefined) throw new Error(`None of these folders can be written: ${candidates.join(', ')}`);
  return usable;
}

/** @param {string} folder */
function isOwnAndWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    return false;
  }
  // The name of the folder among the temporary files can be guessed: another user's is not to be trusted.
  const uid = process.getuid?.();
  return uid === undefined || statSync(folder).uid === uid;
}

/**
 * Whether a folder on the way there, as far as it exists, cannot be entered by other users.
 * @param {string} folder
 * @returns {boolean}
 */
function isClosedToOthers(folder) {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats !== undefined && (stats.mode & 0o001) === 0) return true;
  const parent = path.dirname(folder);
  return parent !== folder && isClosedToOthers(parent);
}
