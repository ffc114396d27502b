import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { serveImages } from '../../main/app/image-scheme.ts';
import { type Fault, failed, ok } from '../../preload/contract/faults/result.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

const ORIGIN = 'app://lupa';

/** Pictures of an engine that knows inspection 1, and answers everything else with a fault. */
function startServing(fault: Fault = { code: 'not-found', why: 'inspection', figures: { name: '7' } }) {
  const file = path.join(temporaryFolder(), 'original');
  writeFileSync(file, 'the bytes');
  const asked: unknown[] = [];
  const serve = serveImages(async (id, rendition, of) => {
    asked.push({ of, id, rendition });
    if (id === 1) return ok({ path: file, mediaType: 'image/png' });
    return id === 2 ? ok({ path: `${file}-gone`, mediaType: 'image/png' }) : failed(fault);
  }, ORIGIN);
  return { asked, ask: (address: string) => serve(new Request(address)) };
}

test('an image is found by its inspection, has its own type, and may be cached forever', async () => {
  const { ask, asked } = startServing();
  const answer = await ask('lupa-image://inspection/1');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('the bytes');
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  expect(asked).toEqual([{ of: 'inspection', id: 1, rendition: 'picture' }]);
});

test('a thumbnail is asked for as such', async () => {
  const { ask, asked } = startServing();
  await (await ask('lupa-image://thumbnail/1')).text();
  expect(asked).toEqual([{ of: 'inspection', id: 1, rendition: 'thumbnail' }]);
});

test('a picture of the defect book is found by its own number', async () => {
  const { ask, asked } = startServing();
  await (await ask('lupa-image://book/1')).text();
  await (await ask('lupa-image://book-thumbnail/1')).text();
  expect(asked).toEqual([
    { of: 'book', id: 1, rendition: 'picture' },
    { of: 'book', id: 1, rendition: 'thumbnail' },
  ]);
});

test('neither headers nor body reveal where an image is stored', async () => {
  const { ask } = startServing();
  const answer = await ask('lupa-image://inspection/1');
  const told = JSON.stringify([...answer.headers]) + (await answer.text());
  expect(told).not.toContain('original');
});

test.each([
  'inspection/0',
  'inspection/-1',
  'inspection/1.5',
  'inspection/',
  'inspection/%2fetc%2fpasswd',
  'original/1',
])('lupa-image://%s is not found, and the engine is not asked', async (address) => {
  const { ask, asked } = startServing();
  expect((await ask(`lupa-image://${address}`)).status).toBe(404);
  expect(asked).toEqual([]);
});

test('an image whose file is gone is reported as gone', async () => {
  const { ask } = startServing();
  expect((await ask('lupa-image://inspection/2')).status).toBe(410);
});

const troubles: [Fault, number][] = [
  [{ code: 'not-found', why: 'inspection', figures: { name: '7' } }, 404],
  [{ code: 'file-vanished' }, 410],
  [{ code: 'engine-down' }, 503],
  [{ code: 'engine-timeout', operation: 'locate', waitedMs: 1 }, 503],
  [{ code: 'internal', message: 'a bug' }, 500],
];
test.each(troubles)('the fault $code is answered with the status %s', async (fault, status) => {
  const { ask } = startServing(fault);
  expect((await ask('lupa-image://thumbnail/9')).status).toBe(status);
});
