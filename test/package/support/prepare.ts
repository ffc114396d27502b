import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { confinementHere } from '../../../scripts/runtime/confinement.ts';
import { startVirtualDisplay } from '../../../scripts/runtime/display.ts';
import { ensureElectron } from '../../../scripts/runtime/electron.ts';
import { officialVersion } from '../../../scripts/runtime/official.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folders of the unpacked app and of the app from the unpacked .deb. */
    packaged: Readonly<{ dir: string; deb: string }>;
    /** The .deb itself. */
    debFile: string;
    /** The Electron that was packed, and the one that a package for production is made with. */
    electronVersions: readonly string[];
    packageDisplay: string;
    /** Whether this machine's kernel allows Chromium a sandbox. */
    hasSandbox: boolean;
  }
}

/** Takes the packages that `npm run package` left in `release`, unpacks them where every user reaches them, and starts a display. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const release = path.resolve(import.meta.dirname, '../../../release');
  const deb = readdirSync(release).find((name) => name.endsWith('.deb'));
  if (deb === undefined) throw new Error('there is no package to test: npm run test:package makes one first');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lupa-package-'));
  chmodSync(folder, 0o755);
  const debFile = path.join(release, deb);
  run('dpkg-deb', ['--extract', debFile, path.join(folder, 'deb')]);
  run('cp', ['-a', path.join(release, 'linux-unpacked'), path.join(folder, 'dir')]);
  const packaged = { dir: path.join(folder, 'dir'), deb: path.join(folder, 'deb/opt/Lupa') };
  const display = await startVirtualDisplay();
  project.provide('packaged', packaged);
  project.provide('debFile', debFile);
  project.provide('electronVersions', await electronVersions());
  project.provide('packageDisplay', display.name);
  project.provide('hasSandbox', confinementHere(path.join(packaged.dir, 'lupa')) !== 'no-sandbox');
  return async () => {
    await display.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function electronVersions(): Promise<readonly string[]> {
  const root = path.resolve(import.meta.dirname, '../../..');
  const packed = await ensureElectron(root);
  if (!packed.ok) throw new Error('the Electron that was packed is not to be found any more');
  return [...new Set([packed.value.version, officialVersion(root)])];
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}
