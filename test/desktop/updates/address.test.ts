import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FEED_FILE } from '../../../main/app/updates/feed.ts';
import { feedMaker, updatesFor } from './support.ts';

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/lupa`;
}

test('a newer version is fetched from an address without revealing anything about the station', async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const heard: string[] = [];
  const url = await serve((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    expect(request.headers['cookie'] ?? request.headers['authorization']).toBeUndefined();
    createReadStream(path.join(maker.folder, path.basename(request.url ?? ''))).pipe(response);
  });
  const { follow, look } = await updatesFor({ web: fetch });
  await follow({ kind: 'address', url }, maker.publicKey());
  expect(await look()).toMatchObject({ fault: null, ready: { version: '0.2.0' } });
  expect(heard).toEqual([`GET /lupa/${FEED_FILE}`, 'GET /lupa/lupa-0.2.0.tar.gz']);
});

test.each([
  ['is not there', 404, {}],
  ['leads elsewhere', 302, { location: 'http://127.0.0.1:1/' }],
  ['fails', 500, {}],
] as const)('an address that %s is refused with a sentence', async (_what, status, headers) => {
  const url = await serve((_request, response) => response.writeHead(status, headers).end());
  const maker = feedMaker();
  await maker.release('0.2.0');
  const { follow, look } = await updatesFor({ web: fetch });
  await follow({ kind: 'address', url }, maker.publicKey());
  expect(await look()).toMatchObject({ fault: { code: 'update-refused', why: 'unreachable' }, ready: null });
});

test('a server that never stops sending is cut off once it exceeds the signed size', async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  let sent = 0;
  const url = await serve((request, response) => {
    if (request.url?.endsWith(FEED_FILE)) return createReadStream(maker.file(FEED_FILE)).pipe(response);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
    };
    response.on('drain', more);
    return more();
  });
  const { follow, look } = await updatesFor({ web: fetch });
  await follow({ kind: 'address', url }, maker.publicKey());
  expect(await look()).toMatchObject({ fault: { why: 'file-changed' }, ready: null });
  expect(sent).toBeLessThan(20_000_000);
});
