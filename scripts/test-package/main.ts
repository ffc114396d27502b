import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { giveUp } from '../bootstrap/trouble.mjs';
import { packageApp, printSizes } from '../package/package-app.ts';
import { prepareStation } from '../runtime/prepare-station.ts';
import { ensureProgram } from '../runtime/system-libraries.ts';

const root = path.resolve(import.meta.dirname, '../..');
delete process.env['NODE_ENV'];

if (process.platform !== 'linux') {
  console.log('The tests of the packages start them on a virtual display, which only Linux has.');
  console.log('0 passed, 0 failed, 0 skipped');
} else {
  const station = await prepareStation(root, { needsDisplay: true });
  if (!station.ok) giveUp(station.trouble);
  // Archives hold the same files again, and take a minute to compress.
  printSizes(await packageApp(root, ['deb']));
  // Exits at once and explicitly: electron-builder has a hook that ends a process which has nothing left to do with 0.
  process.exit(await testWithoutNetwork());
}

/** Runs the tests where there is no network but the loopback, if this user may take the network away. */
async function testWithoutNetwork(): Promise<number> {
  const test = [process.execPath, path.join(import.meta.dirname, 'run-tests.ts')];
  if (process.getuid?.() === 0) await ensureProgram('ip', 'iproute2');
  const offline = ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'offline'];
  const canTakeNetwork =
    spawnSync('unshare', ['--net', 'sh', '-c', 'ip link set lo up'], { stdio: 'ignore' }).status === 0;
  if (!canTakeNetwork) console.log('This user may not take the network away: the packaged station is tested with it.');
  const [program = '', ...args] = canTakeNetwork ? [...offline, ...test] : test;
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, LUPA_TEST_OFFLINE: canTakeNetwork ? '1' : '0' },
  });
  return status ?? 1;
}
