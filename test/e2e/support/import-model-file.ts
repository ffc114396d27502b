import type { Page } from 'playwright';
import { ask, granted } from './ask.ts';

type Name = { readonly family: string; readonly version: string };

/** Imports a model file into the registry, handed to the page as if a person had chosen it: the page has no other access to files. */
export async function importModelFile(page: Page, file: string, { family, version }: Name): Promise<string> {
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.setInputFiles(file);
  const path = await input.evaluate((chooser) => window.lupa.pathOf(chooser.files?.[0]));
  if (path === null) throw new Error(`the page was not given ${file}`);
  return (await granted(ask(page, 'model.import', { path, family, version }))).sha256;
}
