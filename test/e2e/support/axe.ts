import axe, { type Result, type RunOptions } from 'axe-core';
import type { Page } from 'playwright';

/**
 * What axe finds wrong on the current page. It is injected into a page once, and stays until the next page is loaded:
 * injecting it takes longer than the check. For the same reason, only violations are described.
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
