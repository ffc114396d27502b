import { laneSettingsSchema } from '../../../preload/contract/station/lane.ts';
import type { LaneDraft } from './use-save-lane.ts';

/** What is missing or wrong in a lane; null when it can be saved. */
export function laneLack(draft: LaneDraft): 'name' | 'folder' | 'move-to' | 'numbers' | null {
  if (laneSettingsSchema.safeParse(draft).success) return null;
  if (draft.name.trim() === '') return 'name';
  if (draft.folder === '') return 'folder';
  return draft.afterwards.kind === 'move' && draft.afterwards.folder === '' ? 'move-to' : 'numbers';
}
