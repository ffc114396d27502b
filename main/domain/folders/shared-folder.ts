/** Why a folder does not belong to a camera alone. */
export type SharedFolder = 'root' | 'home' | 'system';

type Computer = { readonly isWindows: boolean; readonly homes: readonly string[] };

/** With all that lies below. */
const SYSTEM =
  /^\/(bin|boot|dev(?!\/shm(\/|$))|etc|lib\w*|proc|sbin|sys|usr|System|Library|Applications|private\/etc)(\/|$)/;
const WINDOWS_SYSTEM =
  /^[a-z]:\\(users$|(windows|program files( \(x86\))?|programdata|recovery|system volume information)(\\|$))/;
/** Only these folders themselves: folders below belong to somebody. */
const SYSTEM_TOP =
  /^\/(home|media|mnt|opt|root|run|run\/media|run\/user|srv|tmp|var|Users|Volumes|private|private\/(var|tmp))$/;
/** Where home folders are. */
const HOMES = /^(\/home|\/Users|[a-z]:\\users)$/;
/** Where people keep their own files in their home folder. */
const PERSONAL = /^(desktop|documents|downloads|music|pictures|videos|movies|public)$/i;

/**
 * Whether a folder is shared by its nature: a disk, somebody's home, or part of the system. Nobody intends a lane to move or
 * delete what is there. `null`: nothing is known against it.
 * @param place the path without links
 */
export function sharedFolder(place: string, { isWindows, homes }: Computer): SharedFolder | null {
  const folder = isWindows ? place.replaceAll('/', '\\').toLowerCase() : place;
  const at = withoutEnd(folder);
  if (at === '' || /^[a-z]:$/.test(at)) return 'root';
  const known = homes.map((home) => withoutEnd(isWindows ? home.toLowerCase() : home));
  const isHome = (one: string) => known.includes(one) || HOMES.test(above(one));
  if (isHome(at) || (PERSONAL.test(nameOf(at)) && isHome(above(at)))) return 'home';
  return [SYSTEM, SYSTEM_TOP, WINDOWS_SYSTEM].some((pattern) => pattern.test(at)) ? 'system' : null;
}

function withoutEnd(folder: string): string {
  return folder.replace(/[\\/]$/, '');
}

function above(folder: string): string {
  return folder.slice(0, Math.max(0, folder.length - nameOf(folder).length - 1));
}

function nameOf(folder: string): string {
  return folder.split(/[\\/]/).at(-1) ?? '';
}
