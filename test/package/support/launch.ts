import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright';
import { inject } from 'vitest';
import { DRIVEN_BY_TESTS } from '../../../main/app/start-switches.ts';
import { WITHOUT_GRAPHICS_CARD } from '../../../scripts/runtime/display.ts';

const NOBODY = 65534;
const STARTS_WITHIN_MS = 30_000;

/** A home folder of an ordinary user, with nothing in it. */
export type Home = Readonly<{ folder: string; station: string; remove: () => void }>;

export function emptyHome(): Home {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lupa-home-'));
  if (process.getuid?.() === 0) chownSync(folder, NOBODY, NOBODY);
  chmodSync(folder, 0o700);
  return {
    folder,
    station: path.join(folder, '.config/Lupa/station'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** What is not as usual at a start. */
export type Manner = Readonly<{
  /** Folders of programs that it finds before the system's. */
  programs?: readonly string[];
  /** Started as root, where this is, and so with the right to install. */
  isRoot?: boolean;
}>;

/** Starts a packaged station as its user would: as an ordinary user, and with nothing of this environment. */
export function startPackaged(
  app: string,
  home: Home,
  args: readonly string[] = [],
  { programs = [], isRoot = false }: Manner = {},
): ChildProcess {
  const command = [
    ...(process.getuid?.() === 0 && !isRoot
      ? ['setpriv', '--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups', '--no-new-privs']
      : []),
    path.join(app, 'lupa'),
    ...(inject('hasSandbox') && !isRoot ? [] : ['--no-sandbox']),
    WITHOUT_GRAPHICS_CARD,
    ...args,
  ];
  const [program = '', ...rest] = command;
  return spawn(program, rest, {
    cwd: '/',
    env: {
      HOME: home.folder,
      TMPDIR: home.folder,
      PATH: [...programs, '/usr/bin', '/bin'].join(':'),
      LANG: 'C.UTF-8',
      DISPLAY: inject('packageDisplay'),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
}

/** A packaged station whose page is driven over the protocol of Chromium's developer tools. */
export type PackagedStation = Readonly<{
  process: ChildProcess;
  page: Page;
  /** Milliseconds from the start until the window showed its page. */
  windowAfterMs: number;
  /** Asks it to end, and waits until it has. */
  close: () => Promise<void>;
  /** Kills the app, or all of its processes. */
  kill: (what: 'app' | 'all') => Promise<void>;
}>;

export async function launchPackaged(
  app: string,
  home: Home,
  args: readonly string[] = [],
  manner: Manner = {},
): Promise<PackagedStation> {
  // Takes the switch that drives it, and says so in its title; only whoever may write the installation can do this.
  writeFileSync(path.join(app, 'resources', DRIVEN_BY_TESTS), '');
  const startedAt = performance.now();
  const station = startPackaged(app, home, ['--remote-debugging-port=0', ...args], manner);
  const ended = once(station, 'close');
  const browser = await chromium.connectOverCDP(await debuggingAddress(station));
  const page = await firstPage(browser);
  await page.getByRole('navigation').or(page.getByRole('main')).first().waitFor();
  const kill = async (what: 'app' | 'all') => {
    if (station.pid !== undefined) process.kill(what === 'all' ? -station.pid : station.pid, 'SIGKILL');
    await ended;
    await browser.close();
  };
  return {
    process: station,
    page,
    windowAfterMs: performance.now() - startedAt,
    close: async () => {
      station.kill('SIGTERM');
      await ended;
      await browser.close();
    },
    kill,
  };
}

async function debuggingAddress(station: ChildProcess): Promise<string> {
  if (station.stderr === null) throw new Error('nothing can be heard of the station');
  const heard: string[] = [];
  const timer = setTimeout(() => station.kill('SIGKILL'), STARTS_WITHIN_MS);
  const lines = createInterface({ input: station.stderr });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      heard.push(line);
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    lines.on('close', () => reject(new Error(`the station ended before it could be driven:\n${heard.join('\n')}`)));
  });
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the station has no window');
  return context.pages()[0] ?? context.waitForEvent('page');
}
