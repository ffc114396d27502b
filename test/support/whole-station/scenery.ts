import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, open, readdir, readFile, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { colourPicture } from '../colour-line.ts';
import type { Scene, Writer } from './history.ts';

const RED: Record<Scene, number> = { good: 0.05, bad: 0.95, unsure: 0.5, damaged: 0.05 };
/** A day on which no history plays. */
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

export type Scenery = ReturnType<typeof createScenery>;

/** A camera folder and whoever writes into it, who knows what every picture shows. */
export function createScenery(folder: string) {
  const scenes = new Map<string, Scene>();
  let made = 0;
  let newest: string | null = null;
  const at = (name: number) => path.join(folder, `S${name}.png`);
  const freeName = () => path.join(folder, `T${made}.png`);

  return {
    /** What the picture with this hash shows; undefined: nobody made it. */
    sceneOf: (sha256: string): Scene | undefined => scenes.get(sha256),
    arrive: async (writer: Writer, scene: Scene, name: number): Promise<void> => {
      made += 1;
      const bytes = await picture(scene, made);
      scenes.set(sha256Of(bytes), scene);
      newest = at(name);
      await put(writer, newest, bytes);
    },
    again: async (name: number): Promise<void> => {
      made += 1;
      if (newest !== null) await gently(copyFile(newest, path.join(folder, `R${name}-${made}.png`)));
    },
    link: async (): Promise<void> => {
      made += 1;
      if (newest !== null) await gently(symlink(newest, freeName()));
    },
    move: async (name: number): Promise<void> => {
      made += 1;
      await gently(rename(at(name), freeName()));
    },
    /** The hashes of all that lies in the folder now. */
    hashes: async (): Promise<readonly string[]> => {
      const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
      const files = names.filter(({ name }) => name.endsWith('.png')).map(({ name }) => path.join(folder, name));
      return Promise.all(files.map(async (file) => sha256Of(await readFile(file))));
    },
  };
}

async function picture(scene: Scene, number: number): Promise<Buffer> {
  const bytes = Buffer.from(await colourPicture(`part ${number}`, RED[scene]));
  // The end is there, and the middle is not.
  if (scene === 'damaged') bytes.fill(0, 60, bytes.length - 16);
  return bytes;
}

async function put(writer: Writer, file: string, bytes: Buffer): Promise<void> {
  switch (writer) {
    case 'renamed': {
      await writeFile(`${file}.part`, bytes);
      return rename(`${file}.part`, file);
    }
    case 'copied':
      return writeFile(file, bytes);
    case 'over': {
      const handle = await open(file, constants.O_CREAT | constants.O_RDWR);
      try {
        await handle.write(bytes, 0, bytes.length, 0);
        await handle.truncate(bytes.length);
      } finally {
        await handle.close();
      }
      return;
    }
    case 'old':
      await writeFile(file, bytes);
      return utimes(file, LONG_AGO, LONG_AGO);
    case 'slow':
    case 'reserved': {
      const handle = await open(file, 'w');
      try {
        if (writer === 'reserved') await handle.truncate(bytes.length);
        const piece = Math.ceil(bytes.length / 3);
        for (let from = 0; from < bytes.length; from += piece) {
          await delay(4);
          await handle.write(bytes, from, Math.min(piece, bytes.length - from), from);
        }
      } finally {
        await handle.close();
      }
      return;
    }
    default:
      return writer satisfies never;
  }
}

/** What cannot be done because the station, or the history, has been there before is not done. */
async function gently(work: Promise<unknown>): Promise<void> {
  await work.catch((error: NodeJS.ErrnoException) => {
    if (!['ENOENT', 'EEXIST'].includes(error.code ?? '')) throw error;
  });
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
