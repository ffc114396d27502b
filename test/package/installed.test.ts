import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, inject, onTestFinished, test } from 'vitest';
import { packageFeed } from '../../scripts/package-feed/package-feed.ts';
import { ask, granted } from '../e2e/support/ask.ts';
import { untilEngineRuns, untilInspected } from '../e2e/support/station.ts';
import { emptyHome, launchPackaged, type PackagedStation } from './support/launch.ts';

const isRoot = process.getuid?.() === 0;
const isInstalled = () =>
  /^Status: install ok installed$/m.test(spawnSync('dpkg', ['--status', 'lupa'], { encoding: 'utf8' }).stdout);
const reason = isRoot ? 'Lupa is installed on this computer: nothing is put in its place' : 'only root may install';

test.skipIf(!isRoot || isInstalled())(
  `the package installs, is renewed from a folder, goes back, and is removed, leaving the data${isRoot && !isInstalled() ? '' : ` (${reason})`}`,
  { timeout: 300_000 },
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'lupa-feed-'));
    const home = emptyHome();
    onTestFinished(() => {
      run('dpkg', ['--purge', 'lupa']);
      rmSync(folder, { recursive: true });
      home.remove();
    });
    chmodSync(folder, 0o755);
    run('apt-get', ['install', '--yes', '--no-install-recommends', inject('debFile')]);
    expect(installedVersion()).toBe('0.1.0');

    const { publicKey } = await feedWith(folder, ['0.1.0', '0.1.1']);
    let station = await launchPackaged('/opt/Lupa', home, ['--simulate']);
    await follow(station.page, path.join(folder, 'feed'), publicKey);
    await station.page.getByRole('heading', { name: 'Lupa 0.1.1 is ready' }).waitFor();
    await refuseWithoutRights(station);
    const commands = await commandsOf(station.page);
    await station.close();

    type(commands.ready);
    expect(installedVersion()).toBe('0.1.1');
    station = await launchPackaged('/opt/Lupa', home);
    await untilEngineRuns(station.page);
    await station.close();
    type(commands.ready.replace('0.1.1', '0.1.0'));
    expect(installedVersion()).toBe('0.1.0');

    run('apt-get', ['remove', '--yes', 'lupa']);
    expect({
      program: existsSync('/opt/Lupa/lupa'),
      data: existsSync(path.join(home.station, 'station.sqlite')),
    }).toEqual({
      program: false,
      data: true,
    });
  },
);

/** Nobody is there who could allow it: the installation is refused with a sentence, and the line goes on. */
async function refuseWithoutRights({ page }: PackagedStation): Promise<void> {
  await page.getByRole('button', { name: 'Install 0.1.1' }).click();
  await page.getByRole('button', { name: 'Stop and install' }).click();
  await page.getByText('This computer did not allow the installation.', { exact: false }).waitFor();
  await untilEngineRuns(page);
  const { shift } = await granted(ask(page, 'station.status', {}));
  await untilInspected(page, shift.inspected + 1);
  expect(installedVersion()).toBe('0.1.0');
}

async function follow(page: Page, folder: string, publicKey: string): Promise<void> {
  page.setDefaultTimeout(60_000);
  await untilEngineRuns(page);
  await untilInspected(page, 1);
  await granted(ask(page, 'person.add-first', { name: 'Eva', pin: '1357' }));
  await granted(ask(page, 'desktop.change-updates', { source: { kind: 'folder', path: folder }, publicKey }));
  await page.evaluate(() => {
    window.location.hash = '#/settings/updates';
  });
  await page.getByRole('button', { name: 'Look now' }).click();
}

async function commandsOf(page: Page): Promise<{ ready: string }> {
  const { ready, keepsInstalled } = await granted(ask(page, 'desktop.updates', {}));
  expect(keepsInstalled).toBe(true);
  return { ready: ready?.command ?? '' };
}

/** A feed with this package under several versions, as two releases of a maker would be. */
async function feedWith(folder: string, versions: readonly string[]): Promise<{ publicKey: string }> {
  const key = path.join(folder, 'key.pem');
  let publicKey = '';
  for (const [at, version] of versions.entries()) {
    const from = path.join(folder, version);
    mkdirSync(from);
    repacked(version, path.join(from, `lupa_${version}_amd64.deb`), path.join(folder, 'tree'));
    const said = await packageFeed({
      key,
      isNewKey: at === 0,
      from,
      notes: '',
      folder: path.join(folder, 'feed'),
      now: Date.now(),
    });
    publicKey = /-----BEGIN[\s\S]*END PUBLIC KEY-----/.exec(said.join('\n'))?.[0] ?? '';
  }
  return { publicKey };
}

/** The same files under another version, pressed less hard. */
function repacked(version: string, to: string, tree: string): void {
  if (!existsSync(tree)) run('dpkg-deb', ['--raw-extract', inject('debFile'), tree]);
  const control = path.join(tree, 'DEBIAN/control');
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${version}`));
  run('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z1', '--build', tree, to]);
}

/** What a person would type, who is root here and needs no sudo. */
function type(command: string): void {
  run('sh', ['-c', command.replace(/^sudo apt-get install/, 'apt-get install --yes')]);
}

function installedVersion(): string | undefined {
  return /^Version: (.*)$/m.exec(spawnSync('dpkg', ['--status', 'lupa'], { encoding: 'utf8' }).stdout)?.[1];
}

function run(program: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`);
}
