import { expect, test } from 'vitest';
import { messageFileName } from '../../../main/engine/line-output/message-file.ts';
import { lineStation } from '../../../main/engine/store/line/line-station.ts';
import { migrations } from '../../../main/engine/store/migrations/index.ts';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

/** What a Lupa knew before its messages had epochs. */
const BEFORE = migrations.filter(({ version }) => version <= 122);

/** The station of a data folder that the last version left, in which the line had been told of so many parts. */
function upgraded(parts: number) {
  const root = temporaryFolder();
  const old = openStore(root, BEFORE);
  if (!old.ok) throw new Error(JSON.stringify(old.fault));
  old.value.write.run('PRAGMA foreign_keys = OFF');
  for (let part = 1; part <= parts; part++) {
    old.value.write.run('INSERT INTO line_message (shot_id, disposition_id, made_at) VALUES (@part, NULL, 0)', {
      part,
    });
  }
  old.value.close();
  const store = openStore(root);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  const station = lineStation(store.value.read);
  store.value.close();
  return station;
}

test('a station that has told its line before keeps the names and numbers that the line knows', () => {
  const { station, epoch, afterSeq, newestSeq } = upgraded(3);
  expect({ epoch, afterSeq, newestSeq }).toEqual({ epoch: 0, afterSeq: 0, newestSeq: 3 });
  expect(messageFileName(station, { epoch, number: 4 })).toBe('0000000004.json');
});

test('one that has not starts with its first epoch, and no two stations have the same name', () => {
  const [one, other] = [upgraded(0), upgraded(0)];
  expect(one).toMatchObject({ epoch: 1, signingKey: null });
  expect(messageFileName(one.station, { epoch: 1, number: 1 })).toMatch(/^[0-9a-f]{8}-0001-0000000001\.json$/);
  expect(one.station).not.toBe(other.station);
});
