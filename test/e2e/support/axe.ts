import axe, { type Result, type RunOptions } from 'axe-core';
import type { Page } from 'playwright';

/**
 * What axe finds wrong on the page as it is now. It is read into a page once, where it stays until the next one is loaded:
 * reading it takes longer than looking. Only what is wrong is described, for the same reason.
 */
export async function violationsOn(page: Page, options: RunOptions = {}): Promise<readonly Result[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async (how) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(document, how);
      return violations;
    },
    { ...options, resultTypes: ['violations' as const] },
  );
}
