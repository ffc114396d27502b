/** What is mounted where, with Linux's own name for the kind of file system. */
export type Mount = { readonly point: string; readonly kind: string };

/** Source: proc_pid_mountinfo(5). */
export function mountsIn(mountinfo: string): readonly Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const point = unescaped(before.split(' ')[4] ?? '');
    return point === '' ? [] : [{ point, kind: after.split(' ')[0] ?? '' }];
  });
}

/** What this computer is configured to mount. Source: fstab(5). */
export function pointsInFstab(fstab: string): readonly string[] {
  const entries = fstab.split('\n').map((line) => line.trim().split(/\s+/));
  return entries.flatMap(([spec = '#', point = 'none']) =>
    spec.startsWith('#') || !point.startsWith('/') ? [] : [unescaped(point)],
  );
}

/** The same, from a systemd unit. Source: systemd.mount(5). */
export function pointInUnit(unit: string): string | null {
  return /^Where=(.*)$/m.exec(unit)?.[1]?.trim() ?? null;
}

/** The mount that `place`, a path without links, is on; `null` when the table does not say. */
export function mountAt(place: string, mounts: readonly Mount[]): Mount | null {
  // If two are mounted on one point, the later one is on top.
  return mounts.reduce<Mount | null>(
    (deepest, mount) =>
      isAt(place, mount.point) && mount.point.length >= (deepest?.point.length ?? 0) ? mount : deepest,
    null,
  );
}

/** Where people and desktops mount shares and drives. */
const USUAL_POINTS = /^\/(mnt(\/[^/]+)?|media(\/[^/]+){1,2}|run\/media\/[^/]+\/[^/]+|net\/[^/]+)/;

/**
 * Where a share or drive is missing, so that `place`, a path without links, is on the disk below the mount point; `null` if
 * nothing suggests that.
 * @param planned what this computer is configured to mount
 */
export function unconnectedPoint(place: string, mounts: readonly Mount[], planned: readonly string[]): string | null {
  const on = mountAt(place, mounts);
  if (on === null) return null;
  if (on.kind === 'autofs') return on.point;
  const isMissing = (point: string) => isAt(place, point) && point.length > on.point.length;
  const missing = planned.filter(isMissing).toSorted((one, other) => other.length - one.length)[0];
  if (missing !== undefined) return missing;
  const usual = USUAL_POINTS.exec(place)?.[0];
  // Something is mounted on the way there: the folder above only counts if it is listed.
  return usual !== undefined && on.point === '/' ? usual : null;
}

function isAt(place: string, point: string): boolean {
  return place === point || place.startsWith(point === '/' ? '/' : `${point}/`);
}

/** Spaces and backslashes are written as three octal digits in the tables. */
function unescaped(point: string): string {
  return point.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
