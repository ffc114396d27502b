import { readdirSync } from 'node:fs';
import path from 'node:path';

/** How many folders up from this file, in source or built or packaged, the models folder is. */
const MAX_CLIMB = 6;

/** The folder of models that came with this installation, or `null` if there is none. */
export function bundledModelsFolder(from: string = import.meta.dirname): string | null {
  let folder = from;
  for (let climbed = 0; climbed < MAX_CLIMB; climbed++) {
    const candidate = path.join(folder, 'models');
    if (holdsModels(candidate)) return candidate;
    folder = path.dirname(folder);
  }
  return null;
}

function holdsModels(folder: string): boolean {
  return foldersIn(folder).some((family) =>
    foldersIn(family).some((version) => filesIn(version).includes('card.json')),
  );
}

function foldersIn(folder: string): readonly string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name));
}

function filesIn(folder: string): readonly string[] {
  return entries(folder).map((entry) => entry.name);
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
