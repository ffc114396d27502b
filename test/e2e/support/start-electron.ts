import path from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';
import { WITHOUT_GRAPHICS_CARD } from '../../../scripts/runtime/display.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The Electron to test in, and the X display that its windows open on; `null` for the user's desktop. */
export type Runtime = Readonly<{ executable: string; display: string | null }>;

/** Starts the built station in Electron. `config` is a folder for Electron's own state, should the station need one. */
export function startElectron(
  { executable, display }: Runtime,
  options: Readonly<{ args: readonly string[]; config: string; env?: Readonly<Record<string, string>> | undefined }>,
): Promise<ElectronApplication> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return _electron.launch({
    executablePath: executable,
    args: [ROOT, ...(display === null ? [] : [WITHOUT_GRAPHICS_CARD]), ...options.args],
    chromiumSandbox: true, // else Playwright switches the renderer's sandbox off, and another app is tested
    cwd: ROOT,
    timeout: 120_000,
    env: {
      ...Object.fromEntries(inherited.filter(([name]) => name !== 'WAYLAND_DISPLAY' && name !== 'NODE_ENV')),
      ...(display === null ? {} : { DISPLAY: display }),
      // Electron keeps its own state here: two stations at once must not share it.
      XDG_CONFIG_HOME: options.config,
      ...options.env,
    },
  });
}
