import { parseArgs } from 'node:util';

/** What the command line asks for. */
export type StartOptions = {
  /** The station's data folder; null: where the platform keeps such things. */
  readonly dataFolder: string | null;
  /** Begin on the simulated line by itself if nothing is set up yet. */
  readonly beginsSimulated: boolean;
  /** Full screen, without a menu to leave it by, for a panel above a line. */
  readonly isKiosk: boolean;
};

/** Reads the command line. Whatever is not ours is left to Electron and Chromium, which read the same one. */
export function startOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, simulate: { type: 'boolean' }, kiosk: { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
  });
  const { data } = values;
  return {
    dataFolder: typeof data === 'string' && data !== '' ? data : null,
    beginsSimulated: values.simulate === true,
    isKiosk: values.kiosk === true,
  };
}
