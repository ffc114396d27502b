import { operations } from '../../../preload/contract/operations/operations.ts';
import type { EngineHost } from '../../engine-host/engine-host.ts';
import { theStation } from '../follow-station.ts';

/** A file in a bundle, and its name there. */
export type BundledPicture = { readonly file: string; readonly name: string };

/** Enough to see what a camera does, few enough to send. */
const MOST_PICTURES = 20;

/** The images of the newest inspections. A stopped engine, or a missing image, leaves fewer. */
export async function recentPictures(engine: Pick<EngineHost, 'call' | 'locate'>): Promise<readonly BundledPicture[]> {
  const recent = await engine.call('inspection.recent', { limit: MOST_PICTURES }, theStation);
  if (!recent.ok) return [];
  const pictures: BundledPicture[] = [];
  for (const { id } of operations['inspection.recent'].output.parse(recent.value)) {
    const located = await engine.locate(id, 'picture');
    if (!located.ok) continue;
    const { path, mediaType } = located.value;
    pictures.push({ file: path, name: `${id}.${mediaType.replace('image/', '')}` });
  }
  return pictures;
}
