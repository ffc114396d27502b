import process from 'node:process';

/**
 * A line on the screen for work that may take long; on stderr, since what a command answers is on stdout.
 * @typedef {{ readonly update: (detail: string) => void }} Progress `update` replaces the detail, e.g. "87 of 196 MB".
 */

/** Work faster than this stays silent. */
const SILENT_FOR_MS = 1000;
/** A log that is not a terminal gets a line this often, so that a reader sees that the work goes on. */
const LOG_EVERY_MS = 10_000;

/**
 * Runs `work` and, once it has taken a second, shows what is being done, for how long, and how far it is.
 * @template T
 * @param {string} label what is being done: "Installing the dependencies"
 * @param {(progress: Progress) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(label, work) {
  const startedAt = performance.now();
  const isTerminal = process.stderr.isTTY === true;
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
  let detail = '';
  let isShown = false;

  const show = () => {
    isShown = true;
    const line = `${label} … ${detail === '' ? '' : `${detail}, `}${seconds()}`;
    if (isTerminal) process.stderr.write(`\r\x1b[K${line}`);
    else console.error(line);
  };
  let ticker = setTimeout(function tick() {
    show();
    ticker = setTimeout(tick, isTerminal ? 250 : LOG_EVERY_MS);
  }, SILENT_FOR_MS);

  try {
    return await work({
      update: (next) => {
        detail = next;
      },
    });
  } finally {
    clearTimeout(ticker);
    if (isShown) console.error(`${isTerminal ? '\r\x1b[K' : ''}${label}: ${seconds()}`);
  }
}
