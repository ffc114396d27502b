import { startVitest, type TestModule } from 'vitest/node';
import { NOTHING, sum, type Tally } from './tally.ts';

/** Runs one project of vitest.config.ts in this process, its report on the screen. */
export async function runVitest(project: string): Promise<Tally> {
  const vitest = await startVitest('test', [], {
    project: [project],
    watch: false,
    passWithNoTests: true,
    // Each file in a process of its own, so that nothing that one leaves behind can help or hurt another.
    isolate: true,
    reporters: ['default'],
  });
  const modules = vitest.state.getTestModules().map(tallyOf);
  const bugs = vitest.state.getUnhandledErrors().length;
  await vitest.close();
  return sum([...modules, { ...NOTHING, failed: bugs }]);
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
