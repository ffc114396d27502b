import path from 'node:path';
import type { App } from 'electron';
import { ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { EngineHost } from '../../engine-host/engine-host.ts';
import type { PackageKind } from './feed.ts';
import { installDeb } from './install-deb.ts';
import { installWithUpdater } from './install-with-updater.ts';
import type { Kept } from './kept-packages.ts';

/** Installs a checked package, and restarts Lupa with it. */
export type Install = (kept: Kept) => Promise<Result<null>>;

type Deps = {
  readonly app: App;
  readonly engine: Pick<EngineHost, 'rest' | 'resume'>;
  readonly kind: PackageKind;
  readonly workshop: string;
};

/** How Lupa installs updates itself, depending on how it was installed; null for archives, which a person unpacks. */
export function installerFor({ app, engine, kind, workshop }: Deps): Install | null {
  const install = byKind(kind, app.getVersion(), workshop);
  if (install === null) return null;
  return async (kept) => {
    // Files are about to be replaced under a running engine: whatever it loads next would be from another version.
    await engine.rest({ code: 'updating', version: kept.release.version });
    const installed = await install(kept).catch((bug: unknown) => {
      engine.resume();
      throw bug;
    });
    if (!installed.ok) {
      engine.resume();
      return installed;
    }
    const { program } = installed.value;
    if (program !== null) app.relaunch({ execPath: program, args: process.argv.slice(1) });
    app.quit();
    return ok(null);
  };
}

type ByKind = (kept: Kept) => Promise<Result<{ readonly program: string | null }>>;

function byKind(kind: PackageKind, installed: string, workshop: string): ByKind | null {
  switch (kind) {
    case 'deb':
      return async ({ path: file, artefact: { sha512 } }) => {
        // Owned by root, like the whole package: that is why a password is needed.
        const helper = path.join(process.resourcesPath, 'install-update.sh');
        const done = await installDeb({ path: file, sha512, helper }, process.getuid?.() === 0);
        return done.ok ? ok({ program: process.execPath }) : done;
      };
    case 'AppImage':
    case 'nsis':
      return (kept) => installWithUpdater(kept, { kind, installed, workshop });
    case 'tar.gz':
    case 'zip':
    case 'dmg':
      return null;
    default:
      return kind satisfies never;
  }
}
