import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { NO_FILE, readTextFile } from '../../read-text-file.ts';
import { namesFromText } from './class-names.ts';

/** Ten thousand names of fifty letters; a description of a data set is shorter. */
const MAX_BYTES = 500_000;
/** YAML is read a hundred times more slowly than lines, and nothing else limits its depth. */
const MAX_YAML_BYTES = 100_000;

const yamlNamesSchema = z.object({
  names: z.union([z.array(z.coerce.string()), z.record(z.coerce.string(), z.coerce.string())]),
});

/** Class names from a file beside a model, such as `x.txt`, `x.names` or `x.yaml` for `x.onnx`, or `classes.txt`; `null` if there is none. */
export async function namesBeside(modelPath: string): Promise<readonly string[] | null> {
  for (const file of filesBeside(modelPath)) {
    const names = await namesFromFile(file);
    if (names !== null) return names;
  }
  return null;
}

/** The contents of the files beside a model that may hold names, not parsed: enough to see whether they have changed. */
export function textsBeside(modelPath: string): Promise<readonly (string | null)[]> {
  return Promise.all(filesBeside(modelPath).map(textOf));
}

function filesBeside(modelPath: string): readonly string[] {
  const { dir, name } = path.parse(modelPath);
  const own = ['.txt', '.names', '.yaml', '.yml', '.json'].map((extension) => name + extension);
  return [...own, 'classes.txt', 'labels.txt', 'obj.names', 'data.yaml'].map((file) => path.join(dir, file));
}

/** Class names from one file: a list, a dict, a YAML data set description or one name per line. `null` if it cannot be read or is too long. */
export async function namesFromFile(file: string): Promise<readonly string[] | null> {
  const text = await textOf(file);
  if (text === null) return null;
  return isYaml(file) ? namesFromYaml(text) : namesFromText(text);
}

/** The text of a plain file of limited length; `null` for pipes, devices, folders and long files. */
async function textOf(file: string): Promise<string | null> {
  const text = await readTextFile(file, isYaml(file) ? MAX_YAML_BYTES : MAX_BYTES);
  return text !== NO_FILE && text.ok ? text.value : null;
}

function isYaml(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}

function namesFromYaml(text: string): readonly string[] | null {
  let document: unknown;
  try {
    // Aliases multiply: a few lines can name more than memory holds, and no list of names needs one.
    document = parse(text, { maxAliasCount: 0 });
  } catch {
    return null;
  }
  const described = yamlNamesSchema.safeParse(document);
  return described.success ? namesFromText(JSON.stringify(described.data.names)) : null;
}
