import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    // Left to itself Vitest spares a core for watching, which on two cores is half of the machine.
    maxWorkers: '100%',
    // A condition is waited for as long as a busy machine may need; Vitest's own second is not a promise of the product.
    setupFiles: 'test/support/seeded-properties.ts',
    expect: { poll: { timeout: 120_000, interval: 50 } },
    // Programs that tests start are compiled once, not at every start: half of such a start is reading TypeScript.
    env: { NODE_COMPILE_CACHE: path.join(import.meta.dirname, 'node_modules/.cache/compiled') },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/{integration,e2e,bench,package}/**'],
          testTimeout: 300_000,
          // Threads start in half the time of processes, and there are more than a hundred files.
          pool: 'threads',
          // Files share what is loaded: to load it for each anew takes as long as the tests do.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: 'test/support/built.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/e2e/support/prepare.ts',
          setupFiles: 'test/e2e/support/each-file.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: 'test/package/support/prepare.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
