import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withProgress } from '../bootstrap/progress.mjs';
import type { Outcome } from '../bootstrap/trouble.mjs';

const electronPackage = (root: string) => path.join(root, 'node_modules', 'electron');

/** The version of Electron that package.json asks for and the packaged station ships. */
export function officialVersion(root: string): string {
  return JSON.parse(readFileSync(path.join(electronPackage(root), 'package.json'), 'utf8')).version;
}

/** The executable that the `electron` package has downloaded, or `null` when it has not, or holds another version. */
export function officialBinary(root: string): string | null {
  const folder = electronPackage(root);
  const versionFile = path.join(folder, 'dist', 'version');
  const pathFile = path.join(folder, 'path.txt');
  if (!existsSync(versionFile) || !existsSync(pathFile)) return null;
  if (readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') !== officialVersion(root)) return null;
  const executable = path.join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

/** Has the `electron` package fetch its binary, which it verifies against its own checksums. */
export async function downloadOfficial(root: string): Promise<Outcome<string>> {
  const { code, output } = await withProgress(`Downloading Electron ${officialVersion(root)}`, () =>
    runInstaller(root),
  );
  const executable = officialBinary(root);
  if (code === 0 && executable !== null) return { ok: true, value: executable };
  const reason = output.trim().split('\n')[0] ?? '';
  const what = `Electron ${officialVersion(root)} could not be downloaded (${reason}). Connect this machine to the network, or name a mirror in ELECTRON_MIRROR.`;
  return { ok: false, trouble: { what, mend: 'npx install-electron --no && npm start' } };
}

function runInstaller(root: string): Promise<{ code: number | null; output: string }> {
  const installer = path.join(electronPackage(root), 'install.js');
  const child = spawn(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
