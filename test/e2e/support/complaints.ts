import type { ElectronApplication, Page } from 'playwright';
import { afterEach, expect } from 'vitest';

/** What windows have complained about since the last test ended. */
const complaints: string[] = [];
let allowed: readonly RegExp[] = [];

/** Notes every console error, every uncaught error and every failed request in the windows of a station. */
export function listenForComplaints(app: ElectronApplication): void {
  for (const page of app.windows()) listen(page);
  app.on('window', listen);
}

/** Names a complaint that the running test causes on purpose. */
export function expectComplaint(...patterns: readonly RegExp[]): void {
  allowed = [...allowed, ...patterns];
}

/** For every test file: a test fails if a window complained meanwhile about something that the test did not name. */
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
    // A page that navigates away aborts the images that it was loading.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`request failed: ${request.url()} (${reason})`);
  });
}
