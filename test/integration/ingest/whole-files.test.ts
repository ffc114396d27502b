import { appendFile, chmod, cp, link, open, rename, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pictureBytes } from '../../support/files/pictures.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { recordOf, type TestLane, watchFolder, watching } from '../../support/files/watched-folder.ts';
import { until } from '../../support/time/until.ts';

let picture: Buffer;
beforeAll(async () => {
  picture = await pictureBytes('jpeg');
});

/** Resolves when every report from the folder has been handled: a file not taken by then must first stay unchanged for a while. */
async function lookedAt({ at, names }: TestLane, marker: string): Promise<void> {
  await writeFile(at(`${marker}.part`), picture);
  await rename(at(`${marker}.part`), at(marker));
  await until(names, (seen) => seen.includes(marker));
}

describe('a file is taken at once', () => {
  test('when it was renamed into place', async () => {
    const { at, took } = await watching();
    await writeFile(at('a.jpg.part'), picture);
    await rename(at('a.jpg.part'), at('a.jpg'));
    await took('a.jpg');
  });

  test('when it was renamed over the one before, as cameras do that know one name only', async () => {
    const { at, took } = await watching();
    for (const round of [1, 2, 3]) {
      await writeFile(at('live.tmp'), await pictureBytes('png', round));
      await rename(at('live.tmp'), at('live.png'));
      await took(...Array.from({ length: round }, () => 'live.png'));
    }
  });

  test('when it was linked into place', async () => {
    const { at, took } = await watching();
    await writeFile(at('.incoming'), picture);
    await link(at('.incoming'), at('a.jpg'));
    await took('a.jpg');
  });

  test('when it was copied with the time of its source', async () => {
    const { at, took } = await watching();
    const source = path.join(temporaryFolder(), 'source.jpg');
    await writeFile(source, picture);
    await utimes(source, 1_700_000_000, 1_700_000_000);
    await cp(source, at('a.jpg'), { preserveTimestamps: true });
    await took('a.jpg');
  });
});

describe('a file is not taken yet', () => {
  test('while it is written in place, however complete it looks', async () => {
    const lane = await watching();
    await writeFile(lane.at('a.jpg'), picture);
    await lookedAt(lane, 'b.jpg');
    expect(lane.names()).toEqual(['b.jpg']);
    expect(lane.lane.health().waiting).toBe(1);
  });

  test('while its end is missing, even when it was renamed into place', async () => {
    const lane = await watching();
    await writeFile(lane.at('a.jpg.part'), picture.subarray(0, -40));
    await rename(lane.at('a.jpg.part'), lane.at('a.jpg'));
    await lookedAt(lane, 'b.jpg');
    expect(lane.names()).toEqual(['b.jpg']);
  });

  test('while its rights are set before its bytes are complete', async () => {
    const lane = await watching();
    const half = Math.floor(picture.length / 2);
    await writeFile(lane.at('a.jpg'), picture.subarray(0, half));
    await chmod(lane.at('a.jpg'), 0o600);
    await lookedAt(lane, 'b.jpg');
    expect(lane.names()).toEqual(['b.jpg']);
    await appendFile(lane.at('a.jpg'), picture.subarray(half));
    await utimes(lane.at('a.jpg'), 1_700_000_000, 1_700_000_000);
    await until(lane.names, (seen) => seen.includes('a.jpg'));
  });

  test('while its room is only reserved', async () => {
    const lane = await watching();
    const bytes = await pictureBytes('bmp');
    const file = await open(lane.at('a.bmp'), 'w');
    await file.truncate(bytes.length);
    await file.write(bytes, 0, Math.floor(bytes.length / 2), 0);
    await file.utimes(1_700_000_000, 1_700_000_000);
    await lookedAt(lane, 'b.jpg');
    expect(lane.names()).toEqual(['b.jpg']);
    await file.write(bytes, 0, bytes.length, 0);
    await file.utimes(1_700_000_000, 1_700_000_000);
    await file.close();
    await until(lane.names, (seen) => seen.includes('a.bmp'));
  });
});

describe('a file written in place is taken', () => {
  test('once it stood still, and never before its last byte', async () => {
    const sizes: number[] = [];
    const { at, took } = await watching(
      { settleMs: 120 },
      { take: (shot) => Promise.resolve(recordOf(shot)).finally(() => sizes.push(shot.seen.sizeBytes)) },
    );
    const file = await open(at('a.jpg'), 'w');
    for (let from = 0; from < picture.length; from += 200) await file.appendFile(picture.subarray(from, from + 200));
    await file.close();
    await took('a.jpg');
    expect(sizes).toEqual([picture.length]);
  });

  test('by the sweep alone where the folder is polled', async () => {
    const { at, took } = watchFolder({ isPolled: true, settleMs: 50, sweepEveryMs: 50 });
    await writeFile(at('a.jpg'), picture);
    await took('a.jpg');
  });

  test('as two shots when it is overwritten later', async () => {
    const { at, took } = await watching({ settleMs: 30 });
    await writeFile(at('a.jpg'), picture);
    await took('a.jpg');
    await writeFile(at('a.jpg'), await pictureBytes('jpeg', 2));
    await took('a.jpg', 'a.jpg');
  });
});
