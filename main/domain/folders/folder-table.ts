/**
 * What the station uses a folder for. `data`: everything it keeps. `camera`: where a lane takes its images from. `done`: where a lane
 * moves them, keeping their sub-folders if it is recursive. `line`: where messages to the line are written. `export`: where somebody
 * wants a table or a training set.
 */
export type FolderUse =
  | { readonly kind: 'data' | 'line' | 'export' }
  | { readonly kind: 'camera' | 'done'; readonly isRecursive: boolean };

/** How one folder lies relative to another: the same, inside it, around it, or neither. */
export type Lie = 'same' | 'inside' | 'around' | 'apart';

type Kind = FolderUse['kind'];

/**
 * Which uses may share a folder, and how: everything else is refused. Two lanes may be nested, because the outer one skips
 * the inner one's folder, and what it has moved itself. Nothing else that the station writes may end up where a lane looks
 * for images: it would be taken for parts, or overlooked. And nothing foreign may be inside the folders that belong to the
 * station or the line.
 */
const MAY_SHARE: Readonly<Record<Kind, Partial<Record<Kind, readonly Lie[]>>>> = {
  data: {},
  line: {},
  camera: { camera: ['inside', 'around'], done: ['around'] },
  done: { camera: ['inside'], done: ['same', 'inside', 'around'], export: ['same', 'inside', 'around'] },
  export: { done: ['same', 'inside', 'around'], export: ['same', 'inside', 'around'] },
};

/** Whether a folder `one`, in this position to `other`, may have this use. The answer is the same whichever of them is asked first. */
export function mayLie(one: FolderUse, lie: Lie, other: FolderUse): boolean {
  return !isShared(one, lie, other) || MAY_SHARE[one.kind][other.kind]?.includes(lie) === true;
}

/** Whether any folder has both uses. */
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

/** Whether sub-folders are used as well. */
function reachesBelow(use: FolderUse): boolean {
  return use.kind === 'data' || ((use.kind === 'camera' || use.kind === 'done') && use.isRecursive);
}
