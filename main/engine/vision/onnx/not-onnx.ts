import type { BareRefusal } from '../../../../preload/contract/faults/model-refusal.ts';

/** The first bytes of other kinds of file. */
const KNOWN_FILES: readonly (readonly [test: (head: Head) => boolean, file: BareRefusal])[] = [
  [({ text }) => text.startsWith('version https://git-lfs'), 'git-lfs-pointer'],
  [({ text }) => /^(<!doctype html|<html|<head|<script)/.test(text), 'html-page'],
  [({ text }) => text.startsWith('<?xml'), 'xml-document'],
  [({ text }) => text.startsWith('{') || text.startsWith('['), 'json-text'],
  [({ bytes, text }) => startsWith(bytes, 0x50, 0x4b) && text.includes('data.pkl'), 'pytorch-checkpoint'],
  [({ bytes }) => startsWith(bytes, 0x50, 0x4b), 'zip-archive'],
  [({ bytes }) => bytes[0] === 0x80 && (bytes[1] ?? 9) <= 5, 'python-pickle'],
  [({ bytes }) => startsWith(bytes, 0x89, 0x48, 0x44, 0x46), 'hdf5-file'],
  [({ text }) => text.slice(4, 8) === 'tfl3', 'tflite-model'],
  [({ text }) => text.startsWith('gguf'), 'gguf-model'],
  [({ bytes }) => startsWith(bytes, 0x1f, 0x8b), 'gzip-file'],
  [({ bytes }) => startsWith(bytes, 0xff, 0xd8, 0xff), 'jpeg-picture'],
  [({ bytes }) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47), 'png-picture'],
  [({ text }) => text.startsWith('%pdf'), 'pdf-document'],
];

type Head = Readonly<{ bytes: Uint8Array; text: string }>;

const HEAD_BYTES = 4096;

/** What a file is instead of ONNX, as far as its first bytes show; `null` if it may be ONNX. */
export function otherFileKind(bytes: Uint8Array): BareRefusal | null {
  if (bytes.length === 0) return 'empty-file';
  const head = bytes.subarray(0, HEAD_BYTES);
  const text = Buffer.from(head)
    .toString('latin1')
    .replace(/^(ï»¿)?\s+/, '')
    .toLowerCase();
  const known = KNOWN_FILES.find(([test]) => test({ bytes: head, text }));
  if (known) return known[1];
  return isPlainText(head) ? 'plain-text' : null;
}

function startsWith(bytes: Uint8Array, ...signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Models hold bytes that no text has; a file with only printable characters and line ends is text. */
function isPlainText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
