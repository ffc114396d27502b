import { parseArgs } from 'node:util';

/** The options on the command line. */
export type StartOptions = {
  /** The station's data folder; null: the platform's usual place. */
  readonly dataFolder: string | null;
  /** Start the simulated line automatically if nothing is set up yet. */
  readonly beginsSimulated: boolean;
  /** Full screen, without a menu for leaving it, for a panel above a line. */
  readonly isKiosk: boolean;
};

/** Reads the command line. Everything else is left to Electron and Chromium, which read the same one. */
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
