import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Files and folders that nobody can change, not even root: as on a disk that has become read-only. */
export type ShutPlace = { readonly open: () => void };

const chattr = (flag: '+i' | '-i', places: readonly string[]) =>
  execFileSync('chattr', [flag, ...places], { stdio: 'ignore' });

/** Only root can do this, and not on every disk. */
export const canShut = isAllowed();

/** Makes places unchangeable until they are opened, or the test has finished. */
export function shutPlaces(...places: readonly string[]): ShutPlace {
  let isShut = true;
  const open = () => {
    if (isShut) chattr('-i', places);
    isShut = false;
  };
  onTestFinished(open);
  chattr('+i', places);
  return { open };
}

function isAllowed(): boolean {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lupa-shut-'));
  try {
    chattr('+i', [folder]);
    chattr('-i', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
