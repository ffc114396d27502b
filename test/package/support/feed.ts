import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { packageFeed } from '../../../scripts/package-feed/package-feed.ts';

/** A feed with a .deb under several versions, as releases of a maker would be; `publicKey`: as the maker's command prints it. */
export async function feedOf(deb: string, versions: readonly string[], folder: string) {
  const key = path.join(folder, 'key.pem');
  const feed = path.join(folder, 'feed');
  let publicKey = '';
  for (const [at, version] of versions.entries()) {
    const from = path.join(folder, version);
    mkdirSync(from);
    repack(deb, version, path.join(from, `lupa_${version}_amd64.deb`), path.join(folder, 'tree'));
    const said = await packageFeed({ key, isNewKey: at === 0, from, notes: '', folder: feed, now: Date.now() });
    publicKey = /-----BEGIN[\s\S]*END PUBLIC KEY-----/.exec(said.join('\n'))?.[0] ?? '';
  }
  return { feed, publicKey };
}

/** Serves a folder on this computer, as a web server of the plant would. */
export async function serveFolder(folder: string) {
  const server = createServer((request, response) => {
    const file = path.join(folder, path.basename(request.url ?? ''));
    createReadStream(file)
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Runs a program to its end, which must be a good one. */
export function run(program: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`);
}

/** The same files under another version, pressed less hard. */
function repack(deb: string, version: string, to: string, tree: string): void {
  if (!existsSync(tree)) run('dpkg-deb', ['--raw-extract', deb, tree]);
  const control = path.join(tree, 'DEBIAN/control');
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${version}`));
  run('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z1', '--build', tree, to]);
}
