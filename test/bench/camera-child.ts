// Plays camera and line in a separate process: writes images into the folder at a steady rate, and notes when the line is told of each.
import { type FSWatcher, readFileSync, watch } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export type CameraOrder = {
  readonly staged: string;
  readonly camera: string;
  readonly line: string;
  readonly names: readonly string[];
  readonly everyMs: number;
};
/** Milliseconds from the rename into the folder to the line's message, one per picture, in the order of the names; null where none came. */
export type CameraAnswer = { readonly latenciesMs: readonly (number | null)[] };

const ANSWER_WITHIN_MS = 60_000;

process.on('message', (order: CameraOrder) => void play(order));

async function play(order: CameraOrder): Promise<void> {
  const wholeAt = new Map<string, number>();
  const latencyMs = new Map<string, number>();
  const watcher = listen(order.line, (name) => {
    const since = wholeAt.get(name);
    if (since !== undefined) latencyMs.set(name, performance.now() - since);
  });
  const startedMs = performance.now();
  for (const [index, name] of order.names.entries()) {
    await delay(Math.max(0, startedMs + index * order.everyMs - performance.now()));
    wholeAt.set(name, performance.now());
    await rename(path.join(order.staged, name), path.join(order.camera, name));
  }
  const deadline = performance.now() + ANSWER_WITHIN_MS;
  while (latencyMs.size < order.names.length && performance.now() < deadline) await delay(20);
  watcher.close();
  const latenciesMs = order.names.map((name) => latencyMs.get(name) ?? null);
  process.send?.({ latenciesMs } satisfies CameraAnswer);
}

function listen(folder: string, onMessage: (pictureName: string) => void): FSWatcher {
  const told = new Set<string>();
  return watch(folder, (_event, name) => {
    if (name === null || !name.endsWith('.json') || told.has(name)) return;
    told.add(name);
    const { file } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { file: string };
    onMessage(file);
  });
}
