import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { originalPath } from '../../../main/engine/data-folder.ts';
import { sha256Column } from '../../../main/engine/store/columns/sha256.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { referenceOf } from '../../../main/engine/store/review/references.ts';
import type { LabelReport } from '../../../preload/contract/station/transfer.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { importInto, judgedStore } from '../store/judged-store.ts';

/** Two parts, 640 × 480, that nobody has judged, and a way to import labels for their images. */
export async function labelStation() {
  const { store } = await judgedStore([
    { file: 'S1.jpg', isOpen: true },
    { file: 'S2.jpg', isOpen: true },
  ]);
  return {
    store,
    /** A folder for a set. `text` writes a file, `picture` a copy of a part's picture. */
    set: () => {
      const folder = temporaryFolder();
      const place = (name: string) => {
        const file = path.join(folder, name);
        mkdirSync(path.dirname(file), { recursive: true });
        return file;
      };
      return {
        folder,
        text: (name: string, content: string | Uint8Array) => writeFileSync(place(name), content),
        picture: (number: 1 | 2, name: string) => copyFileSync(originalOf(store, number), place(name)),
      };
    },
    bring: async (from: string): Promise<LabelReport> => {
      const end = await importInto(store, from);
      if (end.kind !== 'done' || end.result.kind !== 'labels') throw new Error(JSON.stringify(end));
      return end.result.report;
    },
    /** The same for what may not be a set of labels: null where it is refused as none. */
    tryToBring: async (from: string): Promise<LabelReport | null> => {
      const end = await importInto(store, from);
      if (end.kind === 'done' && end.result.kind === 'labels') return end.result.report;
      if (end.kind === 'failed' && end.fault.code === 'bad-request') return null;
      throw new Error(JSON.stringify(end));
    },
    /** The agreed answers for the two parts. */
    agreed: () =>
      [1, 2].map((id) => {
        const reference = referenceOf(store.read, inspectionIdSchema.parse(id));
        if (reference === null) return 'nothing';
        return reference.isBad ? reference.classNames.join(', ') : 'good';
      }),
  };
}

function originalOf(store: Store, number: number): string {
  const row = store.read.get('SELECT image_sha256 AS hash FROM shot WHERE id = @number', { number });
  return originalPath(store.folder, sha256Column.parse((row as { hash: unknown }).hash));
}

type Coco = {
  categories: object[];
  images: { id: unknown; file_name: string; width: number; height: number }[];
  annotations: { id: number; image_id: unknown; category_id: unknown; bbox: unknown; [more: string]: unknown }[];
};

/** COCO labels of the two parts: a crack on the first, nothing on the second. */
export function coco(names: readonly [string, string] = ['a_S1.jpg', 'a_S2.jpg']): Coco {
  return {
    categories: [{ id: 1, name: 'crack' }],
    images: names.map((file_name, index) => ({ id: index + 1, file_name, width: 640, height: 480 })),
    annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [64, 48, 64, 96], area: 6144, iscrowd: 0 }],
  };
}
