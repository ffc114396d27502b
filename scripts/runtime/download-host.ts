import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Long enough for a slow line, short enough that the start does not seem to hang. */
const ANSWER_WITHIN_MS = 4_000;
const REMEMBERED_FOR_MS = 24 * 60 * 60 * 1000;

type Memory = Readonly<{ host: string; unreachableAt: string }>;

/** Where @electron/get fetches that version from, a configured mirror included. */
export function artifactUrl(version: string, env: NodeJS.ProcessEnv): string {
  const mirror = env['npm_config_electron_mirror'] ?? env['NPM_CONFIG_ELECTRON_MIRROR'] ?? env['ELECTRON_MIRROR'];
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/';
  return `${base.replace(/\/?$/, '/')}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

/** Whether the address answers within seconds, all redirections included. */
export async function isReachable(url: string, withinMs = ANSWER_WITHIN_MS): Promise<boolean> {
  try {
    // Not a HEAD request: stores that hand out signed addresses may allow nothing but GET.
    const response = await fetch(url, { headers: { range: 'bytes=0-0' }, signal: AbortSignal.timeout(withinMs) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** Notes that the host of this address could not be reached, so that the next start does not wait for it again. */
export function rememberUnreachable(cache: string, url: string, now: Date): void {
  mkdirSync(cache, { recursive: true });
  const memory: Memory = { host: new URL(url).host, unreachableAt: now.toISOString() };
  writeFileSync(memoryFile(cache), JSON.stringify(memory));
}

/** Whether the host of this address was found unreachable within the last day. */
export function isRememberedUnreachable(cache: string, url: string, now: Date): boolean {
  try {
    const memory: Memory = JSON.parse(readFileSync(memoryFile(cache), 'utf8'));
    const age = now.getTime() - Date.parse(memory.unreachableAt);
    return memory.host === new URL(url).host && age >= 0 && age < REMEMBERED_FOR_MS;
  } catch {
    return false; // nothing noted, or not legible: ask again
  }
}

const memoryFile = (cache: string) => path.join(cache, 'download-host.json');
