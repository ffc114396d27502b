import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { diagnosticsBundle } from '../../main/app/diagnostics/bundle.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

async function filesIn(bundle: Uint8Array): Promise<Record<string, string>> {
  const archive = await fromBufferPromise(Buffer.from(bundle));
  const files: Record<string, string> = {};
  for await (const entry of archive.eachEntry()) {
    files[entry.fileName] = await text(await archive.openReadStreamPromise(entry));
  }
  return files;
}

test('a bundle holds the facts and the logs, and nothing else from their folder', async () => {
  const logs = temporaryFolder();
  await writeFile(path.join(logs, 'main-2026-03-14.jsonl'), '{"event":"main.started"}\n');
  await writeFile(path.join(logs, 'engine-2026-03-14.jsonl'), '');
  await writeFile(path.join(logs, 'picture.png'), 'not a log');
  const bundle = await diagnosticsBundle({ versions: { lupa: '1.2.3' } }, { logs, pictures: [] }, new Date());
  expect(await filesIn(bundle)).toEqual({
    'versions.json': '{\n  "lupa": "1.2.3"\n}\n',
    'logs/main-2026-03-14.jsonl': '{"event":"main.started"}\n',
    'logs/engine-2026-03-14.jsonl': '',
  });
});

test('anything named as a secret is left out of it', async () => {
  const settings = { stationName: 'Cell 4', pinHash: 'abc', broker: { password: 'open sesame', port: 8883 } };
  const files = await filesIn(
    await diagnosticsBundle({ settings }, { logs: temporaryFolder(), pictures: [] }, new Date()),
  );
  expect(files['settings.json']).not.toMatch(/abc|open sesame/);
  expect(files['settings.json']).toContain('"port": 8883');
});

test('a log that is too large to send is left out, newer ones are not', async () => {
  const logs = temporaryFolder();
  await writeFile(path.join(logs, 'engine-old.jsonl'), Buffer.alloc(41_000_000, 'x'));
  await writeFile(path.join(logs, 'engine-new.jsonl'), '{}\n');
  const names = Object.keys(await filesIn(await diagnosticsBundle({}, { logs, pictures: [] }, new Date())));
  expect(names).toEqual(['logs/engine-new.jsonl']);
});

test('requested images are included, and one that has disappeared leaves only itself out', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'kept.png');
  await writeFile(file, 'pixels');
  const gone = path.join(folder, 'gone.png');
  const pictures = [
    { file, name: '7.png' },
    { file: gone, name: '8.png' },
  ];
  const bundle = await diagnosticsBundle({}, { logs: temporaryFolder(), pictures }, new Date());
  expect(await filesIn(bundle)).toEqual({ 'pictures/7.png': 'pixels' });
});
