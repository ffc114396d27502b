/**
 * What a folder is to the station. `data`: all that it keeps. `camera`: where a lane takes its pictures. `done`: where a lane moves
 * them, under the sub-folders that they lay in where it is recursive. `line`: where the line's messages are written. `export`:
 * where somebody wants a table or a training set.
 */
export type FolderUse =
  | { readonly kind: 'data' | 'line' | 'export' }
  | { readonly kind: 'camera' | 'done'; readonly isRecursive: boolean };

/** How one folder lies to another: the same, inside it, around it, or neither. */
export type Lie = 'same' | 'inside' | 'around' | 'apart';

type Kind = FolderUse['kind'];

/**
 * Which uses may share a folder, and how: everything else is refused. Two lanes may lie within each other, for the outer leaves
 * the inner to its own; it leaves out likewise what it has moved itself. Nothing else that the station writes may come to lie
 * where a lane looks for pictures, where they would be taken for parts, or be overlooked; and nothing of others among what is the
 * station's or the line's own.
 */
const MAY_SHARE: Readonly<Record<Kind, Partial<Record<Kind, readonly Lie[]>>>> = {
  data: {},
  line: {},
  camera: { camera: ['inside', 'around'], done: ['around'] },
  done: { camera: ['inside'], done: ['same', 'inside', 'around'], export: ['same', 'inside', 'around'] },
  export: { done: ['same', 'inside', 'around'], export: ['same', 'inside', 'around'] },
};

/** Whether a folder `one`, which lies so to `other`, can be what it is to be. The same whichever of them is asked first. */
export function mayLie(one: FolderUse, lie: Lie, other: FolderUse): boolean {
  return !isShared(one, lie, other) || MAY_SHARE[one.kind][other.kind]?.includes(lie) === true;
}

/** Whether some folder is in use by both. */
function isShared(one: FolderUse, lie: Lie, other: FolderUse): boolean {
  switch (lie) {
    case 'same':
      return true;
    case 'inside':
      return reachesBelow(other);
    case 'around':
      return reachesBelow(one);
    case 'apart':
      return false;
    default:
      return lie satisfies never;
  }
}

/** Whether the folders below are in use as well. */
function reachesBelow(use: FolderUse): boolean {
  return use.kind === 'data' || ((use.kind === 'camera' || use.kind === 'done') && use.isRecursive);
}
