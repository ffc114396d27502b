import { copyFile, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { originalPath } from '../../../main/engine/data-folder.ts';
import { forgetPreviews } from '../../../main/engine/previews/forget-previews.ts';
import { openPreviewProcess } from '../../../main/engine/previews/preview-process.ts';
import { createPreviews } from '../../../main/engine/previews/previews.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { type PictureFormat, pictureBytes } from '../../support/files/pictures.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord, sha256Of } from '../../support/store/records.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const FIRST = inspectionIdSchema.parse(1);

/** A store with one inspection whose kept picture has these bytes. */
async function withPicture(bytes: Uint8Array) {
  const store = openTestStore();
  writeRecords(store.write, [inspectionRecord(addTestLane(store, AT), 'part')]);
  const original = originalPath(store.folder, sha256Of('part'));
  await mkdir(path.dirname(original), { recursive: true });
  await writeFile(original, bytes);
  const process = openPreviewProcess();
  onTestFinished(() => process.close());
  const locate = createPreviews({ db: store.read, folder: store.folder, maxPixels: 1e8, process });
  return { store, original, locate };
}

async function located(locate: ReturnType<typeof createPreviews>, rendition: 'picture' | 'thumbnail') {
  const outcome = await locate(FIRST, rendition);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault));
  return outcome.value;
}

test.each<[PictureFormat, string]>([
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
])('a %s is shown as it is', async (format, mediaType) => {
  const { locate, original } = await withPicture(await pictureBytes(format));
  expect(await located(locate, 'picture')).toEqual({ path: original, mediaType });
});

test.each<PictureFormat>(['tiff', 'bmp', 'gif'])('a %s is shown as a JPEG of the same size', async (format) => {
  const { locate } = await withPicture(await pictureBytes(format));
  const { path: file, mediaType } = await located(locate, 'picture');
  expect(mediaType).toBe('image/jpeg');
  expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', width: 48, height: 32 });
});

test('a picture that lies on its side is shown upright', async () => {
  const turned = await sharp(await pictureBytes('png'))
    .withMetadata({ orientation: 6 })
    .png()
    .toBuffer();
  const { locate } = await withPicture(turned);
  const { path: file } = await located(locate, 'picture');
  expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', width: 32, height: 48 });
});

test('an AVIF is shown as the station saw it, whatever it says about its colours', async () => {
  const { locate, original } = await withPicture(await pictureBytes('avif'));
  const { path: file, mediaType } = await located(locate, 'picture');
  expect(file).not.toBe(original);
  expect(mediaType).toBe('image/jpeg');
});

test('a camera may use twelve of sixteen bits: they are shown over the whole scale', async () => {
  const samples = Uint16Array.from({ length: 48 * 32 }, (_, i) => Math.floor((i * 4095) / (48 * 32 - 1)));
  const picture = sharp(samples, { raw: { width: 48, height: 32, channels: 1 } }).toColourspace('grey16');
  const { locate } = await withPicture(await picture.png().toBuffer());
  const { path: file, mediaType } = await located(locate, 'picture');
  expect(mediaType).toBe('image/jpeg');
  const { channels } = await sharp(file).stats();
  expect(channels[0]?.mean).toBeCloseTo(127, -1);
  expect(channels[0]?.max).toBeGreaterThan(245);
});

test('transparent pixels are shown as the station saw them', async () => {
  const clear = sharp({
    create: { width: 48, height: 32, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0 } },
  });
  const { locate } = await withPicture(await clear.png().toBuffer());
  const { path: file } = await located(locate, 'picture');
  const { channels } = await sharp(file).stats();
  expect(channels.map(({ mean }) => Math.round(mean / 10))).toEqual([20, 3, 3]);
});

test('a thumbnail shows transparent pixels as the station saw them', async () => {
  const background = { r: 200, g: 30, b: 30, alpha: 0 };
  const clear = sharp({ create: { width: 480, height: 320, channels: 4, background } });
  const { locate } = await withPicture(await clear.png().toBuffer());
  const { path: file } = await located(locate, 'thumbnail');
  const { channels } = await sharp(file).stats();
  expect(channels.map(({ mean }) => Math.round(mean / 10))).toEqual([20, 3, 3]);
});

test.for([
  ['jpeg', 'picture'],
  ['jpeg', 'thumbnail'],
  ['png', 'picture'],
  ['png', 'thumbnail'],
] as const)('a colour profile in a %s changes no %s: people see what the model saw', async ([format, rendition]) => {
  const pale = sharp({ create: { width: 480, height: 320, channels: 3, background: { r: 40, g: 60, b: 80 } } });
  // The same values, labelled with another colour space.
  const profiled = await pale.withIccProfile('p3').toFormat(format, { quality: 95 }).toBuffer();
  const { data: stored } = await sharp(profiled, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
  const { locate } = await withPicture(profiled);
  const { path: file } = await located(locate, rendition);
  expect((await sharp(file).metadata()).hasProfile).toBe(false);
  const { channels } = await sharp(file).stats();
  for (const [i, { mean }] of channels.entries()) expect(Math.abs(mean - (stored[i] ?? 0))).toBeLessThanOrEqual(2);
});

/** A PNG with a chunk before its pixels. */
function withChunk(png: Buffer, kind: string, content: Buffer): Buffer {
  const said = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(said));
  const at = 8 + 25;
  return Buffer.concat([png.subarray(0, at), length, said, sum, png.subarray(at)]);
}

test.for([
  ['gAMA', '00002710', 'image/jpeg'],
  ['gAMA', '0000b18f', 'image/png'],
  ['sRGB', '00', 'image/png'],
  ['cICP', '09100001', 'image/jpeg'],
  ['cHRM', '00'.repeat(32), 'image/jpeg'],
] as const)('a PNG that says %s %s of its colours is shown as %s', async ([kind, content, mediaType]) => {
  const { locate } = await withPicture(withChunk(await pictureBytes('png'), kind, Buffer.from(content, 'hex')));
  expect((await located(locate, 'picture')).mediaType).toBe(mediaType);
});

test('a JPEG of four colours is shown in the colours that the station made of it', async () => {
  const { locate } = await withPicture(
    await sharp(await pictureBytes('png'))
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer(),
  );
  const { path: file } = await located(locate, 'picture');
  expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', channels: 3 });
});

test('a thumbnail is small, upright, and made once', async () => {
  const big = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#c04020' } })
    .withMetadata({ orientation: 8 })
    .jpeg()
    .toBuffer();
  const { locate, original } = await withPicture(big);
  const { path: file } = await located(locate, 'thumbnail');
  expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', width: 160, height: 320 });

  const made = await readFile(file);
  await copyFile(file, original);
  expect((await located(locate, 'thumbnail')).path).toBe(file);
  expect((await readFile(file)).equals(made)).toBe(true);
});

test('an image that cannot be shown is a fault that says why', async () => {
  const { locate } = await withPicture(Buffer.from('no picture'));
  expect(await locate(FIRST, 'picture')).toMatchObject({ ok: false, fault: { code: 'image-unreadable' } });
  expect(await locate(inspectionIdSchema.parse(9), 'picture')).toMatchObject({ fault: { code: 'not-found' } });
});

test('renditions unused for days are removed, and made again on demand', async () => {
  const { locate, store } = await withPicture(await pictureBytes('jpeg'));
  const { path: file } = await located(locate, 'thumbnail');
  await utimes(file, AT / 1000, AT / 1000);

  await forgetPreviews(store.folder, AT + 4 * 24 * 3_600_000);

  await expect(readFile(file)).rejects.toThrow(/ENOENT/);
  expect((await located(locate, 'thumbnail')).path).toBe(file);
});

/** A process that notes its start, dies on an image named `deadly`, hangs on `endless`, and reports every other one as upright. */
const oddChild = (starts: string) => `
import { appendFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(starts)}, '.');
process.on('message', ({ id, task }) => {
  if (task.source === 'deadly') process.kill(process.pid, 'SIGSEGV');
  if (task.source === 'endless') return;
  setTimeout(() => process.send({ id, result: { ok: true, value: true } }), 20);
});`;

async function oddProcess(timeLimitMs = 60_000) {
  const folder = temporaryFolder();
  const [entry, starts] = [path.join(folder, 'odd-child.mjs'), path.join(folder, 'starts')];
  await writeFile(entry, oddChild(starts));
  const process = openPreviewProcess({ entry: pathToFileURL(entry), timeLimitMs });
  onTestFinished(() => process.close());
  return {
    isUpright: (source: string) => process.perform({ kind: 'is-shown-as-seen', source }),
    started: async () => (await readFile(starts, 'utf8')).length,
  };
}

test('an image on which the decoder dies is a fault after two attempts, and costs the others nothing', async () => {
  const { isUpright, started } = await oddProcess();
  const answers = await Promise.all(['a', 'deadly', 'b'].map(isUpright));
  expect(answers.map((answer) => answer.ok || answer.fault.code)).toEqual([true, 'image-unreadable', true]);
  const before = await started();
  expect(await isUpright('deadly')).toMatchObject({ ok: false, fault: { code: 'image-unreadable' } });
  // Refused without another attempt: no process is started for it.
  expect(await started()).toBe(before);
  expect(await isUpright('c')).toEqual({ ok: true, value: true });
});

test('an image that keeps the decoder busy forever is a fault', async () => {
  // The next image has the same time, in a process that starts for it.
  const { isUpright } = await oddProcess(8_000);
  expect(await isUpright('endless')).toMatchObject({ ok: false, fault: { code: 'image-unreadable' } });
  expect(await isUpright('a')).toEqual({ ok: true, value: true });
});
