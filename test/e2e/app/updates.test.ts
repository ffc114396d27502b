import { once } from 'node:events';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { damage, feedMaker, updatesFor } from '../../desktop/updates/support.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { answerDialogs, barriers, goTo, keepPicture, watchRefusals } from '../support/screens.ts';
import { familyOf, openToTheNetwork } from '../support/sockets.ts';
import { untilFirstRun } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

/** A station with an engineer on the page for updates. */
async function atUpdates(data?: string): Promise<Page> {
  station = await launchStation(data === undefined ? {} : { data });
  const { page } = station;
  await untilFirstRun(page);
  await granted(ask(page, 'station.begin-simulated', {}));
  await granted(ask(page, 'person.add-first', { name: 'Eva', pin: '135700' }));
  await page.reload();
  await page.getByRole('navigation').first().waitFor();
  await openUpdates(page);
  return page;
}

async function openUpdates(page: Page): Promise<void> {
  await goTo(page, '#/settings/updates');
  await page.getByRole('heading', { name: 'Updates', level: 1 }).waitFor();
}

test('updates from a folder: off at first, then found, checked and ready; tampered packages are refused', {
  timeout: 200_000,
}, async () => {
  const maker = feedMaker(path.join(temporaryFolder(), 'Stick of the maintenance team with a rather long name'));
  await maker.release('0.1.0');
  await maker.release('0.2.0', 'Reads 16-bit pictures twice as fast.\nThe line’s messages carry the lane.');
  const page = await atUpdates(path.join(temporaryFolder(), 'data'));
  let refusals = await watchRefusals(page);
  const pid = station.app.process().pid ?? 0;
  await page.getByText('Update checks are off.').waitFor();
  expect(openToTheNetwork(familyOf(pid))).toEqual([]);
  expect(existsSync(path.join(station.data, 'updates'))).toBe(false);
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'updates-off');

  const unasked = { source: { kind: 'folder', path: maker.folder }, publicKey: maker.publicKey() } as const;
  expect(await ask(page, 'desktop.change-updates', unasked)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  await answerDialogs(station.app, [maker.folder]);
  await page.getByText('A folder', { exact: true }).click();
  await page.getByRole('button', { name: 'Folder with the update feed: choose a folder' }).click();
  await page.getByLabel('Public key').fill(maker.publicKey());
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('The key entered here').waitFor();
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByRole('heading', { name: 'Lupa 0.2.0 is ready' }).waitFor();
  const file = path.join(station.data, 'updates/packages/lupa-0.2.0.tar.gz');
  expect(readFileSync(file)).toEqual(readFileSync(maker.file('lupa-0.2.0.tar.gz')));
  expect(existsSync(path.join(station.data, 'updates/packages/lupa-0.1.0.tar.gz'))).toBe(true);
  await page.getByText(`sudo tar -xzf ${file}`, { exact: false }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'updates-ready');
  expect(openToTheNetwork(familyOf(pid))).toEqual([]);

  await page.keyboard.press('Control+1');
  const seen = await refusals();
  await page.reload();
  const told = page.getByRole('alert').filter({ hasText: 'Lupa 0.2.0 is ready to install.' });
  await told.waitFor();
  expect(seen).toEqual([]);
  refusals = await watchRefusals(page);
  await keepPicture(page, 'updates-told');
  await told.getByRole('button', { name: 'Show' }).click();

  await maker.release('0.3.0');
  damage(maker.file('lupa-0.3.0.tar.gz'));
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText('lupa-0.3.0.tar.gz does not match what was signed', { exact: false }).waitFor();
  expect(existsSync(path.join(station.data, 'updates/packages/lupa-0.3.0.tar.gz'))).toBe(false);
  await keepPicture(page, 'updates-tampered');

  await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
  await page.getByRole('heading', { name: 'Actualizaciones', level: 1 }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'updates-es-dark');
  expect(await refusals()).toEqual([]);

  await granted(ask(page, 'desktop.sign-out', {}));
  for (const [name, input] of [
    ['desktop.updates', {}],
    ['desktop.check-updates', {}],
    ['desktop.install-version', { version: '0.2.0' }],
    ['desktop.change-updates', { source: { kind: 'off' } }],
  ] as const) {
    expect(await ask(page, name as 'desktop.updates', input as never)).toMatchObject({
      ok: false,
      fault: { code: 'signed-out' },
    });
  }
});

test('after an update, the previous version can be installed again', { timeout: 200_000 }, async () => {
  const maker = feedMaker();
  await maker.release('0.0.9');
  await maker.release('0.1.0');
  const data = path.join(temporaryFolder(), 'data');
  const before = await updatesFor({ installed: '0.0.9', data: path.join(data, 'updates') });
  await before.follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  expect((await before.look()).ready?.version).toBe('0.1.0');
  const page = await atUpdates(data);
  await page.getByRole('heading', { name: 'Previous version: Lupa 0.0.9' }).waitFor();
  const file = path.join(data, 'updates/packages/lupa-0.0.9.tar.gz');
  await page.getByText(`sudo tar -xzf ${file}`, { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText('up to date', { exact: false }).waitFor();
  expect(existsSync(file)).toBe(true);
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'updates-way-back');
  // An archive is for a person to unpack.
  expect(await ask(page, 'desktop.install-version', { version: '0.0.9' })).toMatchObject({ fault: { why: 'by-hand' } });
});

test('updates from an address: contacted only while it is set, and told nothing but the names of the files', {
  timeout: 200_000,
}, async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${request.headers['cookie'] ?? ''}`.trim());
    createReadStream(maker.file(path.basename(request.url ?? '')))
      .on('error', () => response.destroy())
      .pipe(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const page = await atUpdates();
  await page.getByText('An address', { exact: true }).click();
  const address = page.getByLabel('Address of the update feed');
  await address.fill('ftp://files');
  await page.getByText('This is not an address that begins with http:// or https://.').waitFor();
  await keepPicture(page, 'updates-address-wrong');
  await address.fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/lupa`);
  await page.getByLabel('Public key').fill('MCowBQYDK2VwAyEA');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('This is not an ed25519 public key.', { exact: false }).waitFor();
  await page.getByLabel('Public key').fill(maker.publicKey());
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByRole('heading', { name: 'Lupa 0.2.0 is ready' }).waitFor();
  expect(heard).toEqual(['GET /lupa/lupa-feed.json', 'GET /lupa/lupa-0.2.0.tar.gz']);
  await page.getByText('neither here nor at the source', { exact: false }).waitFor();
  await keepPicture(page, 'updates-no-way-back');

  await page.getByText('Nowhere', { exact: true }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Update checks are off.').waitFor();
  expect(await ask(page, 'desktop.check-updates', {})).toMatchObject({ ok: false, fault: { why: 'off' } });
  expect(heard).toHaveLength(2);
});
