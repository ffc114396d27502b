import type { JpegSegment } from './jpeg-markers.ts';

export type JpegComponent = Readonly<{ id: number; across: number; down: number; quantisation: number }>;

/** What a frame's header says: the size of the picture, and how its components are laid out. */
export type JpegFrame = Readonly<{
  bits: number;
  width: number;
  height: number;
  components: readonly JpegComponent[];
  /** How often a component that is not spread out is sampled, at most, within an MCU. */
  mostAcross: number;
  mostDown: number;
}>;

/** Reads a frame's header; `null` if it contradicts itself. Source: ITU-T T.81, B.2.2. */
export function readFrame(bytes: Uint8Array, { from, to }: JpegSegment): JpegFrame | null {
  const content = bytes.subarray(from, to);
  const count = content[5] ?? 0;
  if (count === 0 || content.length < 6 + 3 * count) return null;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const components = Array.from({ length: count }, (_, i): JpegComponent => {
    const at = 6 + 3 * i;
    const factors = view.getUint8(at + 1);
    return { id: view.getUint8(at), across: factors >> 4, down: factors & 15, quantisation: view.getUint8(at + 2) };
  });
  const isPossible = ({ across, down }: JpegComponent) => across >= 1 && across <= 4 && down >= 1 && down <= 4;
  const [height, width] = [view.getUint16(1), view.getUint16(3)];
  if (!components.every(isPossible) || width === 0 || height === 0) return null;
  return {
    bits: view.getUint8(0),
    width,
    height,
    components,
    mostAcross: Math.max(...components.map(({ across }) => across)),
    mostDown: Math.max(...components.map(({ down }) => down)),
  };
}
