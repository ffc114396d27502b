import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { exportFrom, judgedStore, setOrder } from '../../support/store/judged-store.ts';

/** A desk with a recipe, and a tree of folders to choose from. */
async function begin() {
  const desk = openTestDesk();
  const body = { ...DEFAULT_RECIPE_BODY, automationLevel: 'manual' as const };
  const { id: recipeId } = await desk.ask('recipe.add', { name: 'Caps', body });
  const top = temporaryFolder();
  const at = (...names: readonly string[]) => {
    const folder = path.join(top, ...names);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  const lane = (folder: string, settings: object = {}) =>
    desk.call('lane.add', { ...laneSettings(folder), name: folder.slice(-50), recipeId, ...settings });
  const line = (lineOutputFolder: string) => desk.call('station.change-settings', { lineOutputFolder });
  return { desk, top, at, lane, line, own: desk.store.folder };
}

const refused = (trouble: string) => ({ ok: false, fault: { code: 'folder-unusable', why: trouble } });
const inTheWay = (why: string) => ({ ok: false, fault: { code: 'conflict', why } });
const allowed = { ok: true };

test('the line’s messages go neither among the station’s own files nor among a lane’s images, by whatever path', async () => {
  const { desk, at, lane, line, own, top } = await begin();
  expect(await lane(at('flat'))).toMatchObject(allowed);
  const done = at('done');
  expect(await lane(at('deep'), { isRecursive: true, afterwards: { kind: 'move', folder: done } })).toMatchObject(
    allowed,
  );
  mkdirSync(own.originals, { recursive: true });
  symlinkSync(own.originals, path.join(top, 'link'));

  for (const inside of [own.root, own.originals, path.join(own.root, 'backups'), path.join(top, 'link')])
    expect(await line(inside)).toMatchObject(refused('of-the-station'));
  expect(await line(at('flat'))).toMatchObject(inTheWay('folder-watched'));
  expect(await line(at('deep', 'out'))).toMatchObject(inTheWay('within-watched'));
  expect(await line(done)).toMatchObject(inTheWay('folder-moved-to'));
  expect(await line(at('done', 'sub'))).toMatchObject(inTheWay('folder-moved-to'));
  expect(await line(path.join(top, 'missing'))).toMatchObject({ fault: { code: 'folder-unusable' } });
  expect(await desk.ask('station.settings', {})).toMatchObject({ lineOutputFolder: null });

  for (const fine of [own.lineOutput, at('line'), at('flat', 'line')]) {
    mkdirSync(fine, { recursive: true });
    expect(await line(fine)).toMatchObject(allowed);
  }
});

test('a lane never covers the line’s folder or the station’s own data, where images would be overlooked', async () => {
  const { at, lane, own } = await begin();
  const around = path.dirname(own.root);
  expect(await lane(around, { isRecursive: true })).toMatchObject(refused('holds-the-station'));
  expect(await lane(at('a'), { afterwards: { kind: 'move', folder: own.originals } })).toMatchObject(
    refused('of-the-station'),
  );
  expect(await lane(at('a'), { afterwards: { kind: 'move', folder: path.join(own.root, 'new') } })).toMatchObject(
    refused('of-the-station'),
  );
});

test('a lane changed to take images from sub-folders is refused like a new one', async () => {
  const { desk, at, lane, line } = await begin();
  const added = await lane(at('cell'));
  if (!added.ok) throw new Error(JSON.stringify(added.fault));
  expect(await line(at('cell', 'line'))).toMatchObject(allowed);
  const deep = { ...added.value, isRecursive: true };
  expect(await desk.call('lane.change', deep)).toMatchObject(refused('holds-the-line'));
  expect(await line(at('line'))).toMatchObject(allowed);
  expect(await desk.call('lane.change', deep)).toMatchObject(allowed);
  expect(await lane(at('line'))).toMatchObject(refused('of-the-line'));
});

test('what one lane moves never ends up where another takes its images', async () => {
  const { at, lane } = await begin();
  expect(await lane(at('done', 'of-two'))).toMatchObject(allowed);
  const into = { kind: 'move', folder: at('done') };
  expect(await lane(at('one'), { afterwards: into, isRecursive: true })).toMatchObject(inTheWay('holds-watched'));
  expect(await lane(at('one'), { afterwards: into })).toMatchObject(allowed);
  // Its own: what it has moved would be taken again.
  expect(await lane(at('x', 'in'), { afterwards: { kind: 'move', folder: at('x') }, isRecursive: true })).toMatchObject(
    refused('to-itself'),
  );
  expect(
    await lane(at('y'), { afterwards: { kind: 'move', folder: at('y', 'done') }, isRecursive: true }),
  ).toMatchObject(allowed);
});

test('nothing is moved or deleted from a disk, a home or the system; taking images from there and leaving them does no harm', async () => {
  const { at, lane, top } = await begin();
  const home = os.homedir();
  const link = path.join(top, 'link');
  symlinkSync('/', link);
  for (const afterwards of [{ kind: 'delete' }, { kind: 'move', folder: at('elsewhere') }]) {
    for (const whole of ['/', link]) expect(await lane(whole, { afterwards })).toMatchObject(refused('shared-root'));
    for (const system of ['/etc', '/usr/share'])
      expect(await lane(system, { afterwards })).toMatchObject(refused('shared-system'));
    expect(await lane(home, { afterwards })).toMatchObject({ fault: { code: 'folder-unusable' } });
  }
  expect(await lane(home)).toMatchObject(allowed);
  expect(await lane(at('camera'), { afterwards: { kind: 'delete' } })).toMatchObject(allowed);
});

test('a training set is refused where a lane would take its images for new parts, and among the station’s own files', async () => {
  const { store, recipe } = await judgedStore([{ file: 'A.png' }]);
  const { folder, write } = store;
  const camera = temporaryFolder();
  write.run('UPDATE lane SET folder = @camera WHERE id = 1', { camera });
  const to = (out: string) => exportFrom(store, setOrder(recipe), out);
  expect(await to(path.join(camera, 'set'))).toMatchObject({ kind: 'failed', fault: { why: 'folder-watched' } });
  mkdirSync(folder.lineOutput, { recursive: true });
  for (const inside of [folder.originals, folder.root, folder.lineOutput])
    expect(await to(path.join(inside, 'set'))).toMatchObject({ kind: 'failed', fault: { code: 'folder-unusable' } });
  expect(readdirSync(camera)).toEqual([]);
  expect(existsSync(path.join(folder.originals, 'set.partial'))).toBe(false);
  mkdirSync(folder.exports, { recursive: true });
  expect(await to(path.join(folder.exports, 'set'))).toMatchObject({ kind: 'done' });
});
