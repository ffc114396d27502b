const SIGNATURE_BYTES = 8;
const MAX_CHUNKS = 1000;

/**
 * Whether a PNG is animated: the picture that other decoders show is one of several. An animation of one frame is one
 * picture when that frame is the picture itself. Source: W3C, PNG, third edition, 11.3.6.
 */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frames = 0;
  let isFrameFirst = false;
  let at = SIGNATURE_BYTES;
  for (let chunk = 0; chunk < MAX_CHUNKS && at + 12 <= file.length; chunk += 1) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    if (kind === 'IDAT') break;
    if (kind === 'acTL') frames = file.readUInt32BE(at + 8);
    if (kind === 'fcTL') isFrameFirst = true;
    at += 12 + length;
  }
  return frames > 1 || (frames === 1 && !isFrameFirst);
}
