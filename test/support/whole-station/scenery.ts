import { createHash } from 'node:crypto';
import { link, readdir, readFile, rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { colourPicture } from '../lines/colour-line.ts';
import { putLikeCamera } from './cameras.ts';
import { CAMERAS, type Camera, type Scene, type Writer } from './happening.ts';

const RED: Record<Scene, number> = { good: 0.05, bad: 0.95, unsure: 0.5, damaged: 0.05 };
/** The number of the name that is not valid text, on disks that allow such names. */
const NO_TEXT = 4;

export type Scenery = ReturnType<typeof createScenery>;
/** What a picture shows, and of which part it is: one part has more than one picture where a camera encodes it again. */
export type Shown = { readonly scene: Scene; readonly part: number };
type Newest = { readonly file: Buffer; readonly bytes: Buffer; readonly shown: Shown };

/**
 * The folders of the cameras and whoever writes into them, who knows what every picture shows and what must not get lost.
 * @param moved where the lane that moves files away puts them
 */
export function createScenery(folders: Readonly<Record<Camera, string>>, moved: string) {
  const shown = new Map<string, Shown>();
  /** Images that arrived whole in a folder, by hash and camera, and that only the station took from there. */
  let owed = new Map<string, Camera>();
  let made = 0;
  let newest: Newest | null = null;
  const at = (camera: Camera, name: number): Buffer => {
    const bytes = name === NO_TEXT && process.platform === 'linux' ? [0x53, 0xe4, 0x34] : [0x53, 0x30 + name];
    return Buffer.concat([Buffer.from(`${folders[camera]}${path.sep}`), Buffer.from(bytes), Buffer.from('.png')]);
  };
  const freeName = (camera: Camera) => Buffer.from(path.join(folders[camera], `T${made}.png`));

  const put = async (writer: Writer, camera: Camera, file: Buffer, bytes: Buffer, what: Shown): Promise<void> => {
    const sha256 = sha256Of(bytes);
    shown.set(sha256, what);
    await putLikeCamera(writer, file, bytes, async () => {
      // What a camera overwrites is lost by the camera.
      const before = await hashOf(file);
      if (before !== null) owed.delete(before);
    });
    owed.set(sha256, camera);
  };

  return {
    /** What the picture with this hash shows; undefined: nobody made it. */
    shownBy: (sha256: string): Shown | undefined => shown.get(sha256),
    owed: (): ReadonlyMap<string, Camera> => owed,
    arrive: async (camera: Camera, writer: Writer, scene: Scene, name: number): Promise<void> => {
      made += 1;
      const what = { scene, part: made };
      const bytes = await picture(scene, made);
      newest = { file: at(camera, name), bytes, shown: what };
      await put(writer, camera, newest.file, bytes, what);
    },
    again: async (camera: Camera, name: number, isEncodedAnew: boolean): Promise<void> => {
      made += 1;
      if (newest === null || (isEncodedAnew && newest.shown.scene === 'damaged')) return;
      const bytes = isEncodedAnew ? await sharp(newest.bytes).png({ compressionLevel: 0 }).toBuffer() : newest.bytes;
      await put(
        'renamed',
        camera,
        Buffer.from(path.join(folders[camera], `R${name}-${made}.png`)),
        bytes,
        newest.shown,
      );
    },
    link: async (camera: Camera, isHard: boolean): Promise<void> => {
      made += 1;
      if (newest === null) return;
      await gently(isHard ? link(newest.file, freeName(camera)) : symlink(newest.file, freeName(camera)));
    },
    move: async (name: number, from: Camera, to: Camera): Promise<void> => {
      made += 1;
      const sha256 = await hashOf(at(from, name));
      const isMoved = await gently(rename(at(from, name), freeName(to)));
      if (isMoved && sha256 !== null && owed.has(sha256)) owed.set(sha256, to);
    },
    /** The records were set back: the station owes what they contain, and what lies in the folders now. */
    setBack: async (recorded: ReadonlySet<string>): Promise<void> => {
      const known = [...owed].filter(([sha256]) => recorded.has(sha256));
      const lying = await Promise.all(
        CAMERAS.map(async (camera) => [...(await lyingIn(folders[camera]))].map((sha256) => [sha256, camera] as const)),
      );
      owed = new Map([...known, ...lying.flat().filter(([sha256]) => shown.has(sha256))]);
    },
    /** The hashes of everything in the folder of a camera, or where its files are moved to. */
    lying: async (camera: Camera): Promise<ReadonlySet<string>> => {
      const there = await lyingIn(folders[camera]);
      return camera === 'moves' ? new Set([...there, ...(await lyingIn(moved))]) : there;
    },
  };
}

async function picture(scene: Scene, number: number): Promise<Buffer> {
  const bytes = Buffer.from(await colourPicture(`part ${number}`, RED[scene]));
  // The end is there, and the middle is not.
  if (scene === 'damaged') bytes.fill(0, 60, bytes.length - 16);
  return bytes;
}

/** The hashes of the plain files in one folder, whatever their names. */
async function lyingIn(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { encoding: 'buffer', withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const place = Buffer.from(`${folder}${path.sep}`);
  const hashes = await Promise.all(files.map(({ name }) => hashOf(Buffer.concat([place, name]))));
  return new Set(hashes.filter((hash) => hash !== null));
}

/** `null`: there is no such file, or it is gone. */
async function hashOf(file: Buffer): Promise<string | null> {
  try {
    return sha256Of(await readFile(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Skips what cannot be done because the station, or the history, got there first. */
async function gently(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'EEXIST'].includes(String(error.code))) return false;
    throw error;
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
