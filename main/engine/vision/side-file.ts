import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { namesFromText } from './class-names.ts';

const yamlNamesSchema = z.object({
  names: z.union([z.array(z.coerce.string()), z.record(z.coerce.string(), z.coerce.string())]),
});

/** Class names from a file beside a model, such as `x.txt`, `x.names` or `x.yaml` for `x.onnx`, or `classes.txt`; `null` where there is none. */
export async function namesBeside(modelPath: string): Promise<readonly string[] | null> {
  const { dir, name } = path.parse(modelPath);
  const own = ['.txt', '.names', '.yaml', '.yml', '.json'].map((extension) => name + extension);
  for (const file of [...own, 'classes.txt', 'labels.txt', 'obj.names', 'data.yaml']) {
    const names = await namesFromFile(path.join(dir, file));
    if (names !== null) return names;
  }
  return null;
}

/** Class names from one file: a list, a dict, a YAML data set description or one name per line. `null` where it cannot be read. */
export async function namesFromFile(file: string): Promise<readonly string[] | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  return /\.ya?ml$/i.test(file) ? namesFromYaml(text) : namesFromText(text);
}

function namesFromYaml(text: string): readonly string[] | null {
  let document: unknown;
  try {
    document = parse(text);
  } catch {
    return null;
  }
  const described = yamlNamesSchema.safeParse(document);
  return described.success ? namesFromText(JSON.stringify(described.data.names)) : null;
}
