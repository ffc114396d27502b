import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { CameraAnswer, CameraOrder } from './camera-child.ts';

/** Has a camera in a separate process write images into the folder; returns how long the line waited for each, in milliseconds, in the order of the names. */
export async function playCamera(order: CameraOrder): Promise<readonly number[]> {
  const child = fork(new URL('./camera-child.ts', import.meta.url));
  child.send(order);
  const [{ latenciesMs }] = (await once(child, 'message')) as [CameraAnswer];
  child.kill();
  return latenciesMs.map((ms, index) => {
    if (ms === null) throw new Error(`The line was never told of ${order.names[index]}`);
    return ms;
  });
}
