/**
 * The part of the app's environment that the engine may see. A list of what is allowed, not of what is
 * forbidden: NODE_OPTIONS, LD_PRELOAD and whatever is invented next would run code inside the engine.
 */
const ALLOWED = new Set([
  // where it may put temporary files, and whose they are
  'HOME',
  'USER',
  'TMPDIR',
  'TEMP',
  'TMP',
  // the language of system messages and the local midnight that shifts are counted from
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'TZ',
  // without these, Windows opens neither sockets nor system libraries
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'NUMBER_OF_PROCESSORS',
  'PROCESSOR_ARCHITECTURE',
]);

/** The part of `environment` with which the engine is started. Names are compared without case, as Windows does. */
export function scrubbedEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && ALLOWED.has(name.toUpperCase())) kept[name] = value;
  }
  return kept;
}
