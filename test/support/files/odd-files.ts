import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { pictureBytes, smallPicture } from './pictures.ts';

/** What must become of a file: a record with this outcome or fault code, or nothing because a rule leaves it alone. */
export type Fate =
  | 'inspected'
  | 'duplicate'
  | 'ignored'
  | 'picture-unfit'
  | 'image-unreadable'
  | 'image-too-large'
  | 'name-damaged';
export type OddFile = {
  readonly kind: string;
  readonly name: string;
  readonly fate: Fate;
  readonly make: (file: string) => Promise<void> | void;
};

/** A part that has its record before the odd files come. */
export const FIRST_PART = 'L1_SN1.png';

let seed = 100;
const jpeg = () => pictureBytes('jpeg', seed++);
const write = (bytes: () => Promise<Buffer> | Buffer) => async (file: string) => writeFileSync(file, await bytes());

function odd(kind: string, name: string, fate: Fate, make: OddFile['make']): OddFile {
  return { kind, name, fate, make };
}

function truncated(share: number): OddFile['make'] {
  return write(async () => {
    const whole = await smallPicture(seed++, 400, 300).jpeg().toBuffer();
    return whole.subarray(0, Math.floor(whole.length * share));
  });
}

const DAMAGED: readonly OddFile[] = [
  odd(
    'no bytes',
    'empty.jpg',
    'image-unreadable',
    write(() => Buffer.alloc(0)),
  ),
  odd(
    'ten bytes',
    'stub.jpg',
    'image-unreadable',
    write(async () => (await jpeg()).subarray(0, 10)),
  ),
  odd('a tenth of a JPEG', 'tenth.jpg', 'image-unreadable', truncated(0.1)),
  odd('half a JPEG', 'half.jpg', 'image-unreadable', truncated(0.5)),
  odd('nine tenths of a JPEG', 'most.jpg', 'image-unreadable', truncated(0.9)),
  odd(
    'half a PNG',
    'half.png',
    'image-unreadable',
    write(async () => (await pictureBytes('png', seed++)).subarray(0, 2000)),
  ),
  odd(
    'half a TIFF',
    'half.tif',
    'image-unreadable',
    write(async () => (await pictureBytes('tiff', seed++)).subarray(0, 2500)),
  ),
  odd(
    'text',
    'text.jpg',
    'image-unreadable',
    write(() => Buffer.from('I am no picture')),
  ),
  odd(
    'a web page',
    'page.png',
    'image-unreadable',
    write(() => Buffer.from('<html><body>404</body></html>')),
  ),
  odd(
    'zeros',
    'zeros.jpg',
    'image-unreadable',
    write(() => Buffer.alloc(5000)),
  ),
  odd('three gigabytes of nothing', 'sparse.jpg', 'image-unreadable', (file) => {
    writeFileSync(file, '');
    truncateSync(file, 3 * 2 ** 30);
  }),
];

const OVERSIZED: readonly OddFile[] = [
  odd(
    '400 megapixels in 50 kilobytes',
    'bomb.png',
    'image-too-large',
    write(() => blackPng(20_000, 20_000)),
  ),
  odd(
    '30,000 pixels wide and too many in all',
    'wide-huge.png',
    'image-too-large',
    write(() => blackPng(30_000, 5000)),
  ),
];

const UNUSUAL: readonly OddFile[] = [
  odd(
    'one pixel',
    'pixel.png',
    'picture-unfit',
    write(() => smallPicture(seed++, 1, 1).png().toBuffer()),
  ),
  odd(
    '30,000 pixels wide',
    'wide.png',
    'inspected',
    write(() => smallPicture(seed++, 30_000, 2).png().toBuffer()),
  ),
  odd(
    'four inks',
    'cmyk.jpg',
    'image-unreadable',
    write(() => smallPicture(seed++).toColourspace('cmyk').jpeg().toBuffer()),
  ),
  odd(
    '16 bits',
    'deep.png',
    'inspected',
    write(() => smallPicture(seed++).toColourspace('rgb16').png().toBuffer()),
  ),
  odd(
    'grey',
    'grey.jpg',
    'inspected',
    write(() => smallPicture(seed++).greyscale().jpeg().toBuffer()),
  ),
  odd(
    'alpha',
    'alpha.png',
    'inspected',
    write(() => smallPicture(seed++).ensureAlpha(0.5).png().toBuffer()),
  ),
  odd(
    'progressive',
    'progressive.jpg',
    'inspected',
    write(() => pictureBytes('progressive-jpeg', seed++)),
  ),
  odd(
    'WebP',
    'a.webp',
    'inspected',
    write(() => pictureBytes('webp', seed++)),
  ),
  odd(
    'TIFF',
    'a.tiff',
    'inspected',
    write(() => pictureBytes('tiff', seed++)),
  ),
  odd(
    'BMP',
    'a.bmp',
    'inspected',
    write(() => pictureBytes('bmp', seed++)),
  ),
  odd(
    'AVIF',
    'a.avif',
    'inspected',
    write(() => pictureBytes('avif', seed++)),
  ),
  odd(
    'a PNG named JPG',
    'really-png.jpg',
    'inspected',
    write(() => pictureBytes('png', seed++)),
  ),
  odd('a JPEG named TIF', 'really-jpeg.tif', 'inspected', write(jpeg)),
  odd(
    'bytes behind the end',
    'trailer.jpg',
    'inspected',
    write(async () => Buffer.concat([await jpeg(), Buffer.from('maker note')])),
  ),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) =>
    odd(
      `orientation ${orientation}`,
      `turned-${orientation}.jpg`,
      'inspected',
      write(() => smallPicture(seed++).withMetadata({ orientation }).jpeg().toBuffer()),
    ),
  ),
];

const NAMED: readonly OddFile[] = [
  odd('a name in other letters', '零件_№7_peça_😀.jpg', 'inspected', write(jpeg)),
  odd('a name of 255 bytes', `${'n'.repeat(251)}.jpg`, 'inspected', write(jpeg)),
  odd('a name of two lines', 'two\nlines.jpg', 'inspected', write(jpeg)),
  odd('a name with quotes', `it's "so"; DROP TABLE shot;--.jpg`, 'inspected', write(jpeg)),
  odd('capitals', 'CASE.JPG', 'inspected', write(jpeg)),
  odd('the same name in small letters', 'case.jpg', 'inspected', write(jpeg)),
  odd('a name of spaces', '   .jpg', 'inspected', write(jpeg)),
];

const TIMED: readonly OddFile[] = [
  odd('a time to come', 'future.jpg', 'inspected', dated(4_102_444_800)),
  odd('the beginning of time', 'epoch.jpg', 'inspected', dated(0)),
  odd('a time before it', 'before.jpg', 'inspected', dated(-86_400)),
];

/** What only Unix-like systems have. */
const SPECIAL: readonly OddFile[] = [
  odd('a link out of the folder', 'link.jpg', 'ignored', (file) => symlinkSync('/etc/hostname', file)),
  odd('a link to nowhere', 'dangling.jpg', 'ignored', (file) => symlinkSync('/nowhere/at/all.jpg', file)),
  odd('a link to a device', 'device.jpg', 'ignored', (file) => symlinkSync('/dev/zero', file)),
  odd('a folder named like a picture', 'folder.jpg', 'ignored', (file) => mkdirSync(file)),
  odd('a pipe', 'pipe.jpg', 'ignored', (file) => void execFileSync('mkfifo', [file])),
  odd('a socket', 'socket.jpg', 'ignored', openSocket),
  odd('a name that has lost a letter', 'lost-\u{FFFD}.jpg', 'name-damaged', write(jpeg)),
  odd('a name that is no text', 'latin-\\xE9.jpg', 'name-damaged', async (file) => {
    writeFileSync(
      Buffer.concat([Buffer.from(`${path.dirname(file)}/latin-`), Buffer.from([0xe9]), Buffer.from('.jpg')]),
      await jpeg(),
    );
  }),
  odd('a temporary name', 'still.jpg.part', 'ignored', write(jpeg)),
  odd('a hidden name', '.hidden.jpg', 'ignored', write(jpeg)),
  odd('a part that was inspected, under a second name', 'second-name.png', 'duplicate', (file) =>
    linkSync(path.join(path.dirname(file), FIRST_PART), file),
  ),
];

/** Fifty-odd kinds of files that a camera folder may hold. */
export const ODD_FILES: readonly OddFile[] = [...DAMAGED, ...OVERSIZED, ...UNUSUAL, ...NAMED, ...TIMED, ...SPECIAL];

function dated(seconds: number): OddFile['make'] {
  return async (file) => {
    writeFileSync(file, await jpeg());
    utimesSync(file, seconds, seconds);
  };
}

async function openSocket(file: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(file, resolve);
  });
  server.unref();
}

/** A black image with one bit per pixel: tiny on disk and huge when unpacked. */
function blackPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
