import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** This process and its descendants. */
export function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = /^\d+ \(.*\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOfFamily = (each: number | undefined): boolean =>
    each !== undefined && (each === pid || isOfFamily(parents.get(each)));
  return [...parents.keys()].filter(isOfFamily);
}

/** The endpoints of all internet sockets of these processes that connect to, or listen for, anything beyond this computer. */
export function openToTheNetwork(pids: readonly number[]): readonly string[] {
  const inodes = new Set(pids.flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
    read(`/proc/net/${kind}`)
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => inodes.has(fields[9] ?? '') && ![fields[1], fields[2]].every(isLoopback))
      .map((fields) => `${kind} ${fields[1]} ${fields[2]}`),
  );
}

/** A listener has no remote end. */
function isLoopback(end: string | undefined): boolean {
  const address = end?.split(':')[0] ?? '';
  return (
    /^0100007F$|^00000000000000000000000001000000$|^0000000000000000FFFF00000100007F$/.test(address) ||
    end === '00000000:0000'
  );
}

function socketsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap(
      (fd) => /^socket:\[(\d+)\]$/.exec(link(`/proc/${pid}/fd/${fd}`))?.[1] ?? [],
    );
  } catch {
    return []; // it has just ended
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function link(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
