import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  artifactUrl,
  isReachable,
  isRememberedUnreachable,
  rememberUnreachable,
} from '../../scripts/runtime/download-host.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

const url = 'https://github.com/electron/electron/releases/download/v45.4.1/electron.zip';
const monday = new Date('2026-03-02T06:00:00Z');
const hoursLater = (hours: number) => new Date(monday.getTime() + hours * 3_600_000);

test('a host that could not be reached is not asked again for a day', async () => {
  const cache = temporaryFolder();
  expect(isRememberedUnreachable(cache, url, monday)).toBe(false);
  rememberUnreachable(cache, url, monday);
  expect(isRememberedUnreachable(cache, url, hoursLater(23))).toBe(true);
  expect(isRememberedUnreachable(cache, url, hoursLater(25))).toBe(false);
});

test('another host, a clock set back or a damaged note leads to asking', async () => {
  const cache = temporaryFolder();
  rememberUnreachable(cache, url, monday);
  expect(isRememberedUnreachable(cache, 'https://mirror.example/electron.zip', monday)).toBe(false);
  expect(isRememberedUnreachable(cache, url, hoursLater(-1))).toBe(false);
  await writeFile(path.join(cache, 'download-host.json'), '{');
  expect(isRememberedUnreachable(cache, url, monday)).toBe(false);
});

test('a host that answers is reachable; one that refuses, lacks the file or stays silent is not', async () => {
  expect(await isReachable(await serve((_, response) => response.end()))).toBe(true);
  expect(await isReachable(await serve((_, response) => response.writeHead(403).end()))).toBe(false);
  expect(await isReachable(await serve(() => {}), 50)).toBe(false);
  expect(await isReachable('http://127.0.0.1:9/electron.zip')).toBe(false);
});

test('a mirror in the environment is asked instead of the official host', () => {
  const name = `electron-v45.4.1-${process.platform}-${process.arch}.zip`;
  expect(artifactUrl('45.4.1', { ELECTRON_MIRROR: 'https://mirror.example/electron' })).toBe(
    `https://mirror.example/electron/v45.4.1/${name}`,
  );
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/electron.zip`;
}
