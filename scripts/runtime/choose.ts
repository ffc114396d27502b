/** The facts about this machine by which the Electron for development and tests is chosen. */
export type Situation = Readonly<{
  platform: NodeJS.Platform;
  arch: string;
  /** `ELECTRON_OVERRIDE_DIST_PATH`: the folder of an Electron that the user provides. */
  override: string | undefined;
  /** The executable that the `electron` package has already downloaded. */
  officialBinary: string | null;
  /** Whether Electron's download host answers; `unknown` when it has not been asked recently. */
  downloadHost: 'unknown' | 'reachable' | 'unreachable';
}>;

export type Choice =
  | { readonly take: 'override'; readonly folder: string }
  | { readonly take: 'official'; readonly binary: string }
  | { readonly take: 'download' | 'ask-download-host' | 'registry' };

/**
 * Which Electron to take. The official one of package.json wins wherever it is present or can be downloaded; the one that the npm
 * registry carries serves Linux x64 machines that cannot reach Electron's download host.
 */
export function chooseRuntime(situation: Situation): Choice {
  if (situation.override) return { take: 'override', folder: situation.override };
  if (situation.officialBinary !== null) return { take: 'official', binary: situation.officialBinary };
  const isInRegistry = situation.platform === 'linux' && situation.arch === 'x64';
  if (!isInRegistry || situation.downloadHost === 'reachable') return { take: 'download' };
  return { take: situation.downloadHost === 'unreachable' ? 'registry' : 'ask-download-host' };
}
