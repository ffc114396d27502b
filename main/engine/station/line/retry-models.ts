import type { LineModels } from './line-models.ts';

const LOOK_EVERY_MS = 5_000;

/**
 * Loads a model by itself that could not be loaded, as soon as its file is another: to put the file back is enough. The same
 * bytes are never tried twice, because a model may take a worker down with it.
 */
export function retryModels(models: Pick<LineModels, 'retry'>, onBug: (bug: unknown) => void): { stop: () => void } {
  let isTrying = false;
  const look = async () => {
    if (isTrying) return;
    isTrying = true;
    await models.retry('changed').catch(onBug);
    isTrying = false;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
