import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { FaultCode } from '../../preload/contract/faults/result.ts';
import type { EngineHost } from '../engine-host/engine-host.ts';

export const IMAGE_SCHEME = 'lupa-image';
const HOSTS = {
  inspection: { of: 'inspection', rendition: 'picture' },
  thumbnail: { of: 'inspection', rendition: 'thumbnail' },
  book: { of: 'book', rendition: 'picture' },
  'book-thumbnail': { of: 'book', rendition: 'thumbnail' },
} as const;
const pictureIdSchema = z.number().int().positive();
/** Most images are sent in one piece: every further one is another turn of main's event loop. */
const PIECE_BYTES = 1_048_576;
/** The content of an id never changes. */
const FOR_EVER = 'private, max-age=31536000, immutable';

type Locate = EngineHost['locate'];

/**
 * Answers `lupa-image://inspection/<id>`, `…thumbnail/<id>`, and for an image in the defect book `…book/<id>` and
 * `…book-thumbnail/<id>`. The engine says where the file
 * is; the page only sends an id and gets an image.
 */
export function serveImages(locate: Locate, pageOrigin: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const asked = parse(request.url);
    if (asked === null) return new Response(null, { status: 404 });
    const located = await locate(asked.id, asked.rendition, asked.of);
    if (!located.ok) return new Response(null, { status: STATUS_OF_FAULT[located.fault.code] ?? 500 });
    const file = await open(located.value.path).catch(() => null);
    if (file === null) return new Response(null, { status: 410 });
    return new Response(
      Readable.toWeb(file.createReadStream({ highWaterMark: PIECE_BYTES })) as ReadableStream<Uint8Array>,
      {
        headers: {
          'content-type': located.value.mediaType,
          'x-content-type-options': 'nosniff',
          'cache-control': FOR_EVER,
          // Lets the page draw the image on a canvas that it can still read, for brightness, contrast and the loupe.
          'access-control-allow-origin': pageOrigin,
          'content-security-policy': "default-src 'none'; sandbox",
        },
      },
    );
  };
}

function parse(address: string) {
  const { host, pathname } = new URL(address);
  if (!Object.hasOwn(HOSTS, host)) return null;
  const id = pictureIdSchema.safeParse(Number(pathname.slice(1)));
  return id.success ? { id: id.data, ...HOSTS[host as keyof typeof HOSTS] } : null;
}

const STATUS_OF_FAULT: Readonly<Partial<Record<FaultCode, number>>> = {
  'not-found': 404,
  'file-vanished': 410,
  'engine-down': 503,
  'engine-timeout': 503,
};
