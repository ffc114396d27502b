// Makes pictures for the screen in its own process: a picture that crashes a decoder brings down only this one.

import os from 'node:os';
import process from 'node:process';
import sharp from 'sharp';
import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { type PreviewAnswer, type PreviewTask, previewCallSchema } from './messages.ts';
import { render } from './render.ts';

/** The line needs the cores more than whoever looks at the screen. On Linux priority belongs to the thread and is inherited. */
const NICE = 10;
if (os.getPriority() < NICE) os.setPriority(NICE);

process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', (raw) => void answer(raw));

async function answer(raw: unknown): Promise<void> {
  const { id, task } = previewCallSchema.parse(raw);
  process.send?.({ id, result: await perform(task) } satisfies PreviewAnswer);
}

async function perform(task: PreviewTask): Promise<Result<boolean>> {
  try {
    if (task.kind === 'is-shown-as-seen') return ok(await isShownAsSeen(task.source));
    const rendered = await render(task.source, task.target, task.rendition, task.maxPixels);
    return rendered.ok ? ok(true) : rendered;
  } catch (error) {
    return failed({ code: 'internal', message: messageOf(error) });
  }
}

/** The station ignores transparency and colour profiles, and a camera may use only some of 16 bits. */
async function isShownAsSeen(file: string): Promise<boolean> {
  try {
    const { orientation = 1, depth, hasAlpha, hasProfile } = await sharp(file, { limitInputPixels: false }).metadata();
    return orientation === 1 && depth === 'uchar' && !hasAlpha && !hasProfile;
  } catch {
    return false;
  }
}
