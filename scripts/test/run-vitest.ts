import { startVitest, type TestModule } from 'vitest/node';
import { LongestFirst } from './longest-first.ts';
import { NOTHING, sum, type Tally } from './tally.ts';

/**
 * Runs these projects of vitest.config.ts together in this process, with their report on the screen; all of their files, or those named.
 * Returns how each of them ended.
 */
export async function runVitest(
  projects: readonly string[],
  files: readonly string[] = [],
): Promise<ReadonlyMap<string, Tally>> {
  const vitest = await startVitest('test', [...files], {
    project: [...projects],
    watch: false,
    passWithNoTests: true,
    sequence: { sequencer: LongestFirst },
    reporters: ['default'],
  });
  const modules = vitest.state.getTestModules();
  const bugs = vitest.state.getUnhandledErrors().length;
  await vitest.close();
  const tallies = projects.map((project, index) => {
    const ofProject = modules.filter((module) => module.project.name === project).map(tallyOf);
    // An error outside any test belongs to no project, so it counts against the first.
    return [project, sum([...ofProject, { ...NOTHING, failed: index === 0 ? bugs : 0 }])] as const;
  });
  return new Map(tallies);
}

function tallyOf(module: TestModule): Tally {
  const tests = [...module.children.allTests()];
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  // A file that does not even load, or a hook that fails, is a failure without a failed test.
  const isBroken = module.state() === 'failed' && count('failed') === 0;
  return {
    passed: count('passed'),
    failed: count('failed') + count('pending') + (isBroken ? 1 : 0),
    skipped: tests.flatMap((test) => {
      const result = test.result();
      if (result.state !== 'skipped') return [];
      return [{ name: `${module.relativeModuleId}: ${test.fullName}`, reason: result.note ?? null }];
    }),
  };
}
