import { z } from 'zod';

/** Why a folder or file cannot be used although the system would allow it, each as an English clause. */
export const folderTroubles = {
  relative: 'give the full path',
  'of-the-station': 'it belongs to the station itself',
  'holds-the-station': 'it contains the station’s own data',
  'of-the-line': 'the messages to the line are written there',
  'holds-the-line':
    'it contains the line’s output folder, where images would be missed; choose another folder for one of them, or do not include subfolders',
  'of-another-lane': 'another lane watches it or moves its files there',
  'to-itself': 'files cannot be moved to the folder they are already in',
  'shared-root': 'it is a whole disk, and a lane does not move or delete files there; give the camera its own folder',
  'shared-home':
    'it holds people’s own files, and a lane does not move or delete those; give the camera its own folder',
  'shared-system':
    'it is a system folder of this computer, and a lane does not move or delete files there; give the camera its own folder',
  'not-a-folder': 'it is a file, not a folder',
  taken: 'it already exists',
  silent: 'it does not answer, as when the server of a share is off or its network is down',
  'no-labels':
    'there is neither a data.yaml (YOLO), nor a JSON file with annotations (COCO), nor a truth.jsonl (simulated line)',
  'no-answers':
    'there is neither a data.yaml (YOLO), nor a JSON file with annotations (COCO), nor a truth.jsonl (simulated line), nor subfolders with images named good, bad or after defect classes',
};

export type FolderTrouble = keyof typeof folderTroubles;
export const folderTroubleSchema = z.enum(Object.keys(folderTroubles) as [FolderTrouble, ...FolderTrouble[]]);

/** The fault, in English and by its key. */
export function folderUnusable(path: string, trouble: FolderTrouble) {
  return { code: 'folder-unusable', path, reason: folderTroubles[trouble], trouble } as const;
}
