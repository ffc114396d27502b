import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type App, session } from 'electron';
import type { EngineHost } from '../../engine-host/engine-host.ts';
import type { Log } from '../../engine-host/log.ts';
import type { Timers } from '../../engine-host/timers.ts';
import { type Install, installerFor } from './install.ts';
import { installationOf } from './installation.ts';
import type { WebFetch } from './source.ts';
import { startUpdates, type UpdatesHost } from './updates.ts';

type Deps = {
  readonly app: App;
  readonly engine: Pick<EngineHost, 'rest' | 'resume'>;
  readonly folder: string;
  readonly timers: Timers;
  readonly log: Log;
  readonly onChange: () => void;
};

/** Updates for this Lupa, as it was installed on this computer. */
export function updatesOf({ app, engine, folder, timers, log, onChange }: Deps): Promise<UpdatesHost> {
  const appImage = process.env['APPIMAGE'];
  const executable = appImage ?? process.execPath;
  const { platform, arch } = process;
  const installation = installationOf({ platform, arch, executable: process.execPath, appImage });
  const workshop = path.join(folder, 'installing');
  // In development there is nothing that a package could replace.
  const install: Install | null = app.isPackaged
    ? installerFor({ app, engine, kind: installation.kind, workshop })
    : null;
  return startUpdates({
    folder,
    installed: app.getVersion(),
    installation,
    executable,
    shippedKey: shippedKey(path.join(process.resourcesPath, 'update-key.pem')),
    web,
    install,
    timers,
    log,
    onChange,
  });
}

/** A separate session, in memory: the page's one refuses every network. */
function web(): WebFetch {
  const own = session.fromPartition('updates', { cache: false });
  return (url, options) => own.fetch(url, options);
}

function shippedKey(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null; // most packages come without one
  }
}
