import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/** What the system answers while a virus scanner has a file open. */
const BUSY = 'EBUSY';

/**
 * Holds files as another program does, for the given number of attempts and no longer than the test: the system refuses
 * to rename, remove or copy them. Returns how often each was tried.
 */
export function holdFiles(
  isHeld: (place: string) => boolean,
  { tries = Infinity, code = BUSY } = {},
): { tried: number } {
  const counted = { tried: 0 };
  const refuse = (places: readonly unknown[]) => {
    if (!places.some((place) => typeof place === 'string' && isHeld(place))) return;
    counted.tried++;
    if (counted.tried <= tries) throw Object.assign(new Error(`${code}: held by a test`), { code });
  };
  const undo = [
    ...(['rename', 'unlink', 'rm', 'copyFile'] as const).map((name) => refusing(fs.promises, name, refuse)),
    refusing(fs, 'renameSync', refuse),
  ];
  syncBuiltinESMExports();
  onTestFinished(() => {
    for (const putBack of undo) putBack();
    syncBuiltinESMExports();
  });
  return counted;
}

function refusing<T extends object>(module: T, name: keyof T & string, refuse: (places: readonly unknown[]) => void) {
  const real = Reflect.get(module, name) as (...given: readonly unknown[]) => unknown;
  const isPromised = module === fs.promises;
  const replacement = (...given: readonly unknown[]) => {
    refuse(given.slice(0, 2));
    return real(...given);
  };
  Reflect.set(module, name, isPromised ? async (...given: readonly unknown[]) => replacement(...given) : replacement);
  return () => Reflect.set(module, name, real);
}
