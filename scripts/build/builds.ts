import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Rolldown } from 'vite';
import { engineEntries } from './engine-entries.ts';
import { namedIn } from './named-in.ts';

/** The oldest Electron that the built app must run in; without naming it, the bundler takes the one that is installed. */
const CHROME = 'chrome130';
const ELECTRON_NODE = 'node20.18';
const ENGINE_NODE = 'node24';

/** What is built, each into its folder of `dist`. */
export const BUILT_PARTS = ['renderer', 'preload', 'main', 'engine'] as const;
/**
 * The list, beside each bundle, of the packages whose modules are in it. It is not shipped: licences and bill of materials
 * are made from it.
 */
export const BUNDLED_LIST = 'bundled-packages.json';

const ELECTRON = /^electron(\/|$)/;

/** The four bundles of the app, each for where it runs. */
export function builds(root: string): Readonly<Record<(typeof BUILT_PARTS)[number], InlineConfig>> {
  const into = (name: string) => ({ ...shared, outDir: path.join(root, 'dist', name) });
  return {
    renderer: {
      ...quiet(path.join(root, 'renderer')),
      base: './',
      plugins: [react()],
      build: {
        ...into('renderer'),
        minify: true,
        target: CHROME,
        assetsInlineLimit: 0, // the page's content security policy allows no data: addresses
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 4_000, // in kB: read from disk, not from a network
      },
    },
    preload: {
      ...quiet(root),
      ssr: { noExternal: true },
      build: {
        ...into('preload'),
        target: [CHROME, ELECTRON_NODE],
        ...program({ index: path.join(root, 'preload/index.ts') }, [ELECTRON], {
          format: 'cjs', // what a sandboxed preload must be, in one file
          entryFileNames: '[name].cjs',
          codeSplitting: false,
        }),
      },
    },
    main: {
      ...quiet(root),
      ssr: { noExternal: true },
      build: {
        ...into('main'),
        target: ELECTRON_NODE,
        ...program({ index: path.join(root, 'main/index.ts') }, [ELECTRON], {}),
      },
    },
    engine: {
      ...quiet(root),
      ssr: { noExternal: true },
      build: {
        ...into('engine'),
        target: ENGINE_NODE,
        // All in one folder: what starts a thread or a process finds its file beside itself, as in the source tree.
        ...program(engineEntries(root), [shippedPackages(root)], { chunkFileNames: '[name]-[hash].js' }),
      },
    },
  };
}

const shared = {
  sourcemap: true,
  minify: false,
  emptyOutDir: true,
  reportCompressedSize: false,
  license: { fileName: BUNDLED_LIST },
} as const;

const quiet = (root: string) =>
  ({ root, configFile: false, envDir: false, publicDir: false, logLevel: 'warn' }) as const;

/** A bundle for Node or a preload rather than for a page. */
function program(input: Rolldown.InputOption, external: RegExp[], output: Rolldown.OutputOptions) {
  const ownOutput = { format: 'esm', entryFileNames: '[name].js', ...output } as const;
  return { ssr: true, rolldownOptions: { input, external, output: ownOutput } } as const;
}

/** Packages that the built engine takes from node_modules, all native. The others are bundled: a few files load in half the time. */
function shippedPackages(root: string): RegExp {
  return new RegExp(`^(${namedIn(root, 'dependencies').join('|')})(/|$)`);
}
