import type { FaultWords } from '../fault-words.ts';

/** Why a folder, the line's folder or the station's records cannot be used, as clauses. */
export const folders: FaultWords['cases']['folder-unusable'] = {
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
  noted: '{{complaint}}. Check that it exists and can be read',
};

export const lineFolder: FaultWords['cases']['line-folder'] = {
  away: 'the marker that this station put there is missing, so it may be a different folder, for example because a share is not connected; connect it, or have an engineer confirm the folder in Settings → Data & engine',
  'not-connected':
    'nothing is connected at {{name}}, where a share or drive belongs; connect it, or, if this really is the line’s folder, have an engineer confirm it in Settings → Data & engine',
  'own-disk':
    'it is on this computer’s own disk, but is set up as being on a share or drive; connect that, or change the setting in Settings → Data & engine',
  'other-station':
    'it belongs to the station {{name}}; choose another folder in Settings → Data & engine, because two stations must not write to one folder',
  'other-writer':
    'another copy of these records has written to it since; stop that copy, or have an engineer start a new message series in Settings → Data & engine',
  later:
    'it already holds message {{name}}, later than these records know of, as after a restored backup; have an engineer start a new message series in Settings → Data & engine',
  'number-taken':
    'the file {{name}} is already there with different content, as after a restored backup; have an engineer start a new message series in Settings → Data & engine',
};

export const records: FaultWords['cases']['store-unusable'] = {
  'network-path': 'it is a network path; choose a folder on a disk of this computer',
  'network-drive': 'it is on a network drive ({{filesystem}}); choose a folder on a disk of this computer',
  'in-use': 'another Lupa on this computer is using it',
  held: 'its lock is held by {{program}} (process {{process}}) of another user, number {{user}}; close that program, then start Lupa again',
  foreign: '{{file}} is a database of another program',
  newer: 'it was last used by a newer version of Lupa (schema {{schema}}); install that version again',
  'other-version': 'it belongs to another version of Lupa (schema {{schema}})',
  absent: 'there is no station',
  damaged: 'it is damaged ({{damage}}); restore a copy from {{backups}}',
  'no-room-for-copy':
    'a newer Lupa copies the records to {{backups}} before changing them, and the disk is {{megabytes}} MB short of the space for it; nothing was changed',
  'disk-full': 'the disk is full',
  noted: '{{complaint}}',
};

/** What the codes of the system mean. */
export const system: FaultWords['system'] = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  EIO: 'the disk reports an error',
  ESTALE: 'the network share is no longer available',
  EBUSY: 'another program is using it',
  ENOTCONN: 'the network share is not connected',
  ETIMEDOUT: 'the network share does not respond',
  EHOSTDOWN: 'the server of the network share is down',
  EHOSTUNREACH: 'the server of the network share cannot be reached',
};
