import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import { rolloutOf } from '../../../main/engine/store/rollout/rollouts.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { randomNumbers } from '../../support/random.ts';
import { addTestPerson } from '../../support/station/test-person.ts';
import { expectRolloutAddsUp, rolledOutLane, SHORT_PLAN } from '../../support/store/rolled-out-line.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
/** Long enough to last through all the kills, with an α that chance does not reach; its last step has the share by which parts are drawn. */
const PLAN = {
  ...SHORT_PLAN,
  steps: SHORT_PLAN.steps.slice(0, 2),
  watchParts: 1_000_000,
  margin: 0.0005,
  alpha: 0.001,
};
/** `LUPA_KILLS=50` sets another number. */
const KILLS = Number(process.env['LUPA_KILLS'] ?? 6);

test('killed at any moment, a roll-out goes on with just what its parts and answers say', async () => {
  const root = temporaryFolder();
  const random = randomNumbers(1);
  const id = withStore(root, (store) => {
    addTestPerson(store, 'Ana', 'operator');
    return rolledOutLane(store, AT, PLAN).id;
  });
  let looked = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = fork(path.join(import.meta.dirname, '../../support/store/rolled-out-child.ts'), [root, `${kill}`]);
    const after = 5 + Math.floor(random() * 60);
    let parts = 0;
    await new Promise<void>((resolve) => {
      child.on('message', () => {
        parts += 1;
        if (parts === after) resolve();
      });
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    withStore(root, (store) => {
      expectRolloutAddsUp(store.read, id);
      const state = rolloutOf(store.read, id)?.state;
      expect(state).toMatchObject({ status: 'running' });
      expect(state?.tally.looked).toBeGreaterThanOrEqual(looked + after);
      looked = state?.tally.looked ?? 0;
    });
  }
  expect(looked).toBeGreaterThan(20);
}, 600_000);

function withStore<T>(
  root: string,
  work: (store: Extract<ReturnType<typeof openStore>, { ok: true }>['value']) => T,
): T {
  const opened = openStore(root);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  try {
    return work(opened.value);
  } finally {
    opened.value.close();
  }
}
