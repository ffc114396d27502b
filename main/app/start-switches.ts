import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The switches allowed for a station in production. A list of what is allowed, not of what is forbidden: a debugging port, a
 * flag of V8, an extension or another profile would let any program on this computer act as whoever is signed in, and
 * Chromium knows some fifteen hundred switches and more with every version.
 */
const ALLOWED = new Set([
  // Lupa's own
  'data',
  'simulate',
  'kiosk',
  // screens, fonts and languages
  'force-device-scale-factor',
  'lang',
  'touch-events',
  // misbehaving graphics cards and drivers
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-dev-shm-usage',
  'use-gl',
  'ozone-platform',
  'ozone-platform-hint',
  // computers that allow no sandbox, and desktops without a key ring
  'no-sandbox',
  'password-store',
]);

/** The first forbidden switch, as it was given, or `null`. */
export function refusedSwitch(args: readonly string[], platform: NodeJS.Platform): string | null {
  // Chromium accepts one dash for two, and on Windows a slash as well; anything after `--` is not a switch.
  const prefix = platform === 'win32' ? /^(?:--?|\/)(?=[a-z])/i : /^--?(?=.)/;
  for (const arg of args) {
    if (arg === '--') return null;
    const name = arg.replace(prefix, '').split('=', 1)[0]?.toLowerCase() ?? '';
    if (prefix.test(arg) && !ALLOWED.has(name) && !isOfMacOs(arg, platform)) return arg;
  }
  return null;
}

/** Added by the Finder. */
function isOfMacOs(arg: string, platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && (/^-psn_\d+_\d+$/.test(arg) || /^-NS\w+$/.test(arg));
}

/** A file beside the program that only somebody who may change the program can put there: tests do, to drive the shipped app. */
export const DRIVEN_BY_TESTS = 'driven-by-tests';

/** Whether this installation accepts any switch. It says so in its title. */
export function isDrivenByTests(resourcesFolder: string): boolean {
  return existsSync(path.join(resourcesFolder, DRIVEN_BY_TESTS));
}
