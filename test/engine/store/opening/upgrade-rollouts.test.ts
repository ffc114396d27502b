import { expect, test } from 'vitest';
import { migrations } from '../../../../main/engine/store/migrations/index.ts';
import { openStore } from '../../../../main/engine/store/opening/open.ts';
import { rolloutOf, rolloutsOn } from '../../../../main/engine/store/rollout/rollouts.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';
import { rolledOutLane } from '../../../support/store/rolled-out-line.ts';

test('records from before there were roll-outs are opened as they are, and belong to none', () => {
  const root = temporaryFolder();
  const before = openStore(
    root,
    migrations.filter(({ version }) => version <= 290),
  );
  if (!before.ok) throw new Error(JSON.stringify(before.fault));
  before.value.close();
  const after = openStore(root);
  if (!after.ok) throw new Error(JSON.stringify(after.fault));
  expect(rolloutsOn(after.value.read)).toEqual([]);
  expect(after.value.read.all('SELECT * FROM rollout_part')).toEqual([]);
  after.value.close();
});

test('disagreements from before it was noted who decided the part are kept, and nothing is added to the evidence for them', () => {
  const root = temporaryFolder();
  const before = openStore(
    root,
    migrations.filter(({ version }) => version < 400),
  );
  if (!before.ok) throw new Error(JSON.stringify(before.fault));
  const { write } = before.value;
  const line = rolledOutLane(before.value, 1);
  write.run(`INSERT INTO shot (id, lane_id, relative_path, size_bytes, mtime_ms, captured_at, admitted_at)
    VALUES (1, 1, 'a.png', 1, 1, 1, 1)`);
  write.run(`INSERT INTO inspection (id, recipe_id, recipe_version, automation_level, is_readable, width, height, verdict, signal,
    reasons, decided_at) VALUES (1, 1, 1, 'partial', 1, 1, 1, 'pass', 'PASS', '[]', 1)`);
  write.run(`INSERT INTO rollout_pair (rollout_id, inspection_id, champion, challenger, truth)
    VALUES (${line.id}, 1, 'pass', 'undetermined', 'open')`);
  write.run(`UPDATE rollout SET state = json_remove(state, '$.tally.secondLooks')`);
  before.value.close();

  const after = openStore(root);
  if (!after.ok) throw new Error(JSON.stringify(after.fault));
  expect(after.value.read.get('SELECT truth, is_in_shadow AS s FROM rollout_pair')).toEqual({ truth: 'open', s: 0 });
  const none = { open: 0, settled: 0, wrong: 0 };
  expect(rolloutOf(after.value.read, line.id)?.state.tally.secondLooks).toEqual({ escapes: none, overkill: none });
  after.value.close();
});
