import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { outputOf } from '../child-output.ts';
import type { Step } from './steps.ts';

/**
 * Runs the steps, as many at a time as there are cores, and prints each with its seconds as it ends, and all that it
 * said if it failed. Resolves with the names of those that failed.
 */
export async function runSteps(steps: readonly Step[]): Promise<readonly string[]> {
  const waiting = [...steps];
  const failed: string[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      if (!(await isGreen(step))) failed.push(step.name);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failed;
}

async function isGreen(step: Step): Promise<boolean> {
  const startedAt = performance.now();
  const { code, output } = await run(step);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0;
}

function run({ command, env }: Step): Promise<{ code: number | null; output: string }> {
  const child = spawn(command, {
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    env: { ...process.env, ...env },
  });
  return outputOf(child);
}
