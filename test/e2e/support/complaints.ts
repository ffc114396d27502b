import type { ElectronApplication, Page } from 'playwright';
import { afterEach, expect } from 'vitest';

/** What windows complained of since the last test ended. */
const complaints: string[] = [];
let allowed: readonly RegExp[] = [];

/** Notes every error on the console, every error that nobody caught and every failed request of the windows of a station. */
export function listenForComplaints(app: ElectronApplication): void {
  for (const page of app.windows()) listen(page);
  app.on('window', listen);
}

/** Names a complaint that the running test brings about on purpose. */
export function expectComplaint(...patterns: readonly RegExp[]): void {
  allowed = [...allowed, ...patterns];
}

/** In every file of tests: a test in whose time a window complained of something it did not name has failed. */
export function failOnComplaints(): void {
  afterEach(() => {
    const unnamed = complaints.splice(0).filter((complaint) => !allowed.some((pattern) => pattern.test(complaint)));
    allowed = [];
    expect(unnamed, 'what the window complained of').toEqual([]);
  });
}

const heard = new WeakSet<Page>();

function listen(page: Page): void {
  if (heard.has(page)) return;
  heard.add(page);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'no reason';
    // A page that goes elsewhere gives up the pictures that it was loading.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`request failed: ${request.url()} (${reason})`);
  });
}
