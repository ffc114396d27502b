const SIGNATURE_BYTES = 8;
const MAX_CHUNKS = 1000;
const CLOSING_CHUNK = Buffer.from('49454e44ae426082', 'hex');

export type PngChunk = Readonly<{ kind: string; content: Buffer }>;

/** The chunks of a PNG up to and including the first with pixels, as far as they can be followed. Their checksums are not checked. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE_BYTES;
  for (let chunk = 0; chunk < MAX_CHUNKS && at + 12 <= file.length; chunk += 1) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    yield { kind, content: file.subarray(at + 8, at + 8 + length) };
    if (kind === 'IDAT') return;
    at += 12 + length;
  }
}

/** Where a PNG itself ends: after the chunk that closes it, whose checksum never changes. */
export function endOfPng(bytes: Uint8Array): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(CLOSING_CHUNK);
  return at === -1 ? bytes.length : at + CLOSING_CHUNK.length;
}

/**
 * Whether a PNG is animated: the picture that other decoders show is one of several. An animation of one frame is one
 * picture when that frame is the picture itself. Source: W3C, PNG, third edition, 11.3.6.
 */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  let frames = 0;
  let isFrameFirst = false;
  for (const { kind, content } of pngChunks(bytes)) {
    if (kind === 'acTL' && content.length >= 4) frames = content.readUInt32BE(0);
    if (kind === 'fcTL') isFrameFirst = true;
  }
  return frames > 1 || (frames === 1 && !isFrameFirst);
}
