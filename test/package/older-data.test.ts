import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, inject, onTestFinished, test } from 'vitest';
import { foundation } from '../../main/engine/store/migrations/0000/0010-foundation.ts';
import { migrations } from '../../main/engine/store/migrations/index.ts';
import { openStore } from '../../main/engine/store/opening/open.ts';
import { untilEngineRuns } from '../e2e/support/station.ts';
import { emptyHome, launchPackaged } from './support/launch.ts';

test('the packaged station copies the records of the first version before it brings them up to date', async () => {
  const home = emptyHome();
  onTestFinished(home.remove);
  const old = openStore(home.station, [foundation]);
  if (!old.ok) throw new Error(JSON.stringify(old.fault));
  old.value.close();
  spawnSync('chown', ['-R', '--reference', home.folder, path.join(home.folder, '.config')]);
  const station = await launchPackaged(inject('packaged').dir, home);
  onTestFinished(() => station.close());
  await untilEngineRuns(station.page);
  const copy = path.join(home.station, 'backups', 'station-schema-10.sqlite');
  expect(existsSync(copy)).toBe(true);
  expect(schemaOf(copy)).toBe(10);
  expect(schemaOf(path.join(home.station, 'station.sqlite'))).toBe(migrations.at(-1)?.version);
});

function schemaOf(file: string): unknown {
  const store = new SQLite(file, { readonly: true });
  try {
    return store.pragma('user_version', { simple: true });
  } finally {
    store.close();
  }
}
