import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Install } from '../../../main/app/updates/install.ts';
import type { WebFetch } from '../../../main/app/updates/source.ts';
import { startUpdates } from '../../../main/app/updates/updates.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { UpdateSource } from '../../../preload/contract/station/updates.ts';
import { packageFeed } from '../../../scripts/package-feed/package-feed.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { until } from '../../support/time/until.ts';
import { manualTimers } from '../support/manual-timers.ts';

export const engineer: Actor = { personId: null, name: 'Vera', role: 'engineer', windowId: 'window-1' };

/** A maker of updates: a key, and a feed that grows with each release. */
export function feedMaker(folder = temporaryFolder()) {
  const key = path.join(temporaryFolder(), 'key.pem');
  let isNewKey = true;
  let publicKey = '';
  let now = Date.parse('2026-03-02T06:00:00Z');
  return {
    folder,
    publicKey: () => publicKey,
    file: (name: string) => path.join(folder, name),
    release: async (version: string, notes = ''): Promise<void> => {
      const from = temporaryFolder();
      writeFileSync(path.join(from, `lupa-${version}.tar.gz`), randomBytes(50_000));
      const said = await packageFeed({ key, isNewKey, from, notes, folder, now });
      now += 1_000;
      isNewKey = false;
      publicKey = /-----BEGIN[\s\S]*END PUBLIC KEY-----/.exec(said.join('\n'))?.[0] ?? '';
    },
  };
}

type Station = Readonly<{
  shippedKey?: string;
  installed?: string;
  data?: string;
  web?: WebFetch;
  install?: Install | null;
}>;

/** Updates as a station has them; a network is there only where it is given one. */
export async function updatesFor({
  shippedKey,
  installed = '0.1.0',
  data = temporaryFolder(),
  web,
  install = null,
}: Station = {}) {
  const timers = manualTimers();
  const asked: string[] = [];
  const logged: string[] = [];
  const updates = await startUpdates({
    folder: data,
    installed,
    installation: { kind: 'tar.gz', platform: 'linux', arch: 'x64' },
    executable: '/opt/Lupa/lupa',
    shippedKey: shippedKey ?? null,
    web: () => {
      asked.push('network');
      if (web === undefined) throw new Error('there is no network here');
      return web;
    },
    install,
    timers,
    log: (event) => logged.push(event),
    onChange: () => {},
  });
  const settled = () => until(updates.read, ({ activity }) => activity.kind === 'idle');
  return {
    updates,
    timers,
    asked,
    logged,
    data,
    packages: path.join(data, 'packages'),
    follow: async (source: UpdateSource, publicKey?: string) => {
      const changed = await updates.change(source, publicKey, engineer);
      if (!changed.ok) throw new Error(JSON.stringify(changed.fault));
    },
    /** Looks at the source to the end. */
    look: async () => {
      await updates.check();
      return settled();
    },
    settled,
  };
}

/** The file with one bit turned over. */
export function damage(file: string): void {
  const content = readFileSync(file);
  const at = Math.floor(content.length / 2);
  content[at] = (content[at] ?? 0) ^ 1;
  writeFileSync(file, content);
}
