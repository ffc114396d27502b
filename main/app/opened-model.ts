import path from 'node:path';

/** The model file that the desktop was asked to open with Lupa, until an engineer's window takes it. */
export type OpenedModel = {
  readonly offer: (args: readonly string[], workingFolder: string) => void;
  readonly isWaiting: () => boolean;
  readonly take: () => string | null;
};

/** Keeps the last one. The page learns that there is one, and its path only when somebody allowed to import models takes it. */
export function createOpenedModel(onOffered: () => void): OpenedModel {
  let file: string | null = null;
  return {
    offer: (args, workingFolder) => {
      const named = modelAmong(args, workingFolder);
      if (named === null) return;
      file = named;
      onOffered();
    },
    isWaiting: () => file !== null,
    take: () => {
      const taken = file;
      file = null;
      return taken;
    },
  };
}

/** The last argument that names a model file; options do not count. */
export function modelAmong(args: readonly string[], workingFolder: string): string | null {
  const named = args.findLast((argument) => /\.onnx$/i.test(argument) && !argument.startsWith('-'));
  return named === undefined ? null : path.resolve(workingFolder, named);
}
