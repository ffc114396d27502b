import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { ask, granted } from '../e2e/support/ask.ts';
import { keepPicture } from '../e2e/support/screens.ts';
import { logLines, untilEngineRuns, untilInspected } from '../e2e/support/station.ts';
import { feedOf, run, serveFolder } from './support/feed.ts';
import { emptyHome, type Home, launchPackaged } from './support/launch.ts';

const PROGRAM = '/opt/Lupa/lupa';
const hindrance =
  process.getuid?.() !== 0 ? 'only root may install' : versionHere() ? 'Lupa is installed here already' : null;

test.skipIf(hindrance !== null)(
  `the package installs, is renewed from an address at a click, goes back, and is removed, leaving the data${hindrance === null ? '' : ` (${hindrance})`}`,
  { timeout: 400_000 },
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'lupa-feed-'));
    const home = emptyHome();
    onTestFinished(() => {
      // What apt-get has removed leaves its scripts behind until it is purged.
      run('dpkg', ['--purge', 'lupa']);
      rmSync(folder, { recursive: true });
      home.remove();
    });
    chmodSync(folder, 0o755);
    run('apt-get', ['install', '--yes', '--no-install-recommends', inject('debFile')]);
    expect(versionHere()).toBe('0.1.0');
    const { feed, publicKey } = await feedOf(inject('debFile'), ['0.1.0', '0.1.1'], folder);
    const server = await serveFolder(feed);
    onTestFinished(server.close);

    const command = await refuseWithoutRights(home, server.url, publicKey);
    await installAtClick(home);
    expect(versionHere()).toBe('0.1.1');
    // The version before lies beside the newer one; a person types this as root here, who needs no sudo.
    run('sh', ['-c', command.replace('0.1.1', '0.1.0').replace(/^sudo apt-get install/, 'apt-get install --yes')]);
    expect(versionHere()).toBe('0.1.0');

    run('apt-get', ['remove', '--yes', 'lupa']);
    expect(versionHere()).toBeUndefined();
    expect(existsSync(PROGRAM)).toBe(false);
    expect(existsSync(path.join(home.station, 'station.sqlite'))).toBe(true);
  },
);

/** An ordinary user, and nobody who could allow it: a sentence, a command to type, and the line goes on. The answer is the command. */
async function refuseWithoutRights(home: Home, url: string, publicKey: string): Promise<string> {
  const station = await launchPackaged('/opt/Lupa', home, ['--simulate']);
  const { page } = station;
  page.setDefaultTimeout(60_000);
  await untilInspected(page, 1);
  await granted(ask(page, 'person.add-first', { name: 'Eva', pin: '135700' }));
  await granted(ask(page, 'desktop.change-updates', { source: { kind: 'address', url }, publicKey }));
  await openUpdates(page);
  await page.getByRole('button', { name: 'Check now' }).click();
  await press(page);
  await page.getByText('This computer did not allow the installation:', { exact: false }).waitFor();
  await keepPicture(page, 'updates-not-allowed');
  await untilEngineRuns(page);
  const { shift } = await granted(ask(page, 'station.status', {}));
  await untilInspected(page, shift.inspected + 1);
  expect(versionHere()).toBe('0.1.0');
  const { ready, keepsInstalled } = await granted(ask(page, 'desktop.updates', {}));
  expect(keepsInstalled).toBe(true);
  await station.close();
  return ready?.command ?? '';
}

/** Somebody who may install: Lupa stops, is renewed, and starts again by itself. */
async function installAtClick(home: Home): Promise<void> {
  const station = await launchPackaged('/opt/Lupa', home, [], { isRoot: true });
  const { page } = station;
  page.setDefaultTimeout(60_000);
  await untilEngineRuns(page);
  const [eva] = await granted(ask(page, 'person.list', {}));
  if (eva === undefined) throw new Error('nobody is known here');
  await granted(ask(page, 'person.sign-in', { id: eva.id, pin: '135700' }));
  await openUpdates(page);
  const ended = once(station.process, 'exit');
  await press(page);
  await page.getByText('Lupa 0.1.1 is being installed.', { exact: false }).waitFor();
  await keepPicture(page, 'updates-installing');
  expect(await ended).toEqual([0, null]);
  await vi.waitFor(async () => {
    const events = (await logLines(home.station)).map((line) => `${line['event']} ${line['kind'] ?? ''}`.trim());
    const since = events.lastIndexOf('main.started');
    expect(events.slice(since - 1, since)).toEqual(['main.ended']);
    expect(events.slice(since)).toContain('engine.changed running');
  }, 60_000);
  for (const pid of startedAnew()) process.kill(pid, 'SIGTERM');
  await vi.waitFor(() => expect(startedAnew()).toEqual([]), 30_000);
}

async function openUpdates(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.location.hash = '#/settings/updates';
  });
}

async function press(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Install 0.1.1' }).click();
  await keepPicture(page, 'updates-question');
  await page.getByRole('button', { name: 'Stop and install' }).click();
}

/** The main processes of the installed app: those that are no child of another of its own. */
function startedAnew(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const [program, ...args] = commandOf(pid);
      return program === PROGRAM && !args.some((argument) => argument.startsWith('--type='));
    })
    .map(Number);
}

function commandOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // it has just ended
  }
}

function versionHere(): string | undefined {
  const { stdout } = spawnSync('dpkg', ['--status', 'lupa'], { encoding: 'utf8' });
  return /^Status: install ok installed$/m.test(stdout) ? /^Version: (.*)$/m.exec(stdout)?.[1] : undefined;
}
