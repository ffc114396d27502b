/** How the first bytes of other files look, and what to say of them. */
const KNOWN_FILES: readonly (readonly [test: (head: Head) => boolean, reason: string])[] = [
  [
    ({ text }) => text.startsWith('version https://git-lfs'),
    'This file is a Git-LFS pointer: the model itself was never downloaded.',
  ],
  [
    ({ text }) => /^(<!doctype html|<html|<head|<script)/.test(text),
    'This file is an HTML page, probably a download page saved under the name of a model.',
  ],
  [
    ({ text }) => text.startsWith('<?xml'),
    'This file is an XML document. If it is an OpenVINO model, export it as ONNX instead.',
  ],
  [({ text }) => text.startsWith('{') || text.startsWith('['), 'This file is a JSON text.'],
  [
    ({ bytes, text }) => startsWith(bytes, 0x50, 0x4b) && text.includes('data.pkl'),
    'This file is a PyTorch checkpoint (.pt). Export it as ONNX first.',
  ],
  [({ bytes }) => startsWith(bytes, 0x50, 0x4b), 'This file is a ZIP archive. Unpack it and choose the .onnx inside.'],
  [
    ({ bytes }) => bytes[0] === 0x80 && (bytes[1] ?? 9) <= 5,
    'This file is a Python pickle, probably an old PyTorch checkpoint. Export it as ONNX first.',
  ],
  [
    ({ bytes }) => startsWith(bytes, 0x89, 0x48, 0x44, 0x46),
    'This file is an HDF5 file, probably a Keras model. Export it as ONNX first.',
  ],
  [({ text }) => text.slice(4, 8) === 'tfl3', 'This file is a TensorFlow Lite model. Export it as ONNX instead.'],
  [({ text }) => text.startsWith('gguf'), 'This file is a GGUF model, a language model most likely.'],
  [({ bytes }) => startsWith(bytes, 0x1f, 0x8b), 'This file is compressed with gzip. Unpack it first.'],
  [({ bytes }) => startsWith(bytes, 0xff, 0xd8, 0xff), 'This file is a JPEG picture.'],
  [({ bytes }) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47), 'This file is a PNG picture.'],
  [({ text }) => text.startsWith('%pdf'), 'This file is a PDF document.'],
];

type Head = Readonly<{ bytes: Uint8Array; text: string }>;

const HEAD_BYTES = 4096;

/** A sentence that says what a file is instead of ONNX, as far as its first bytes tell; `null` when it may be ONNX. */
export function notOnnxReason(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'This file is empty (0 bytes).';
  const head = bytes.subarray(0, HEAD_BYTES);
  const text = Buffer.from(head)
    .toString('latin1')
    .replace(/^(ï»¿)?\s+/, '')
    .toLowerCase();
  const known = KNOWN_FILES.find(([test]) => test({ bytes: head, text }));
  if (known) return known[1];
  return isPlainText(head) ? 'This file is a text, not a model.' : null;
}

function startsWith(bytes: Uint8Array, ...signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Models hold bytes that no text has; a file of printable characters and line ends throughout is a text. */
function isPlainText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
