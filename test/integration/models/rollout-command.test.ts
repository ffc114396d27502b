import { userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { beginColourRollout, HALF_WAY } from '../../support/lines/colour-rollout.ts';
import { runLupa } from '../../support/station/command-line.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const ALWAYS = { ...HALF_WAY, steps: [{ share: 0.5, parts: 1000, pairs: 10 }] };

test('a running station follows what the command line orders of its roll-out, and keeps who and why', {
  timeout: 200_000,
}, async () => {
  const station = await startTestStation();
  const { id, photograph, settle } = await beginColourRollout(station, ALWAYS);
  settle((await photograph(4)).slice(0, 2), true);
  const rollout = (name: string, ...rest: string[]) =>
    runLupa(['rollout', name, ...rest, '--data', station.dataFolder]);
  const state = async () => (await station.ask('rollout.read', { id })).state;

  const listed = await rollout('list');
  expect(listed).toMatchObject({ code: 0, stderr: '' });
  expect(listed.stdout).toMatch(/^ +1 {2}running +50% +colour-of-the-night-shift 2 for colour 1 in Colours\n$/);

  const why = ['--reason', 'The lamp is being changed'];
  expect((await rollout('pause', '1', ...why)).stdout).toMatch(/^ +1 {2}paused/);
  expect((await state()).status).toBe('paused');
  const again = await rollout('pause', '1', ...why);
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.stderr).toMatch(/paused/);
  expect((await rollout('resume', '1', '--reason', 'The lamp is in')).code).toBe(0);
  expect(await rollout('advance', '1', '--reason', 'It takes too long')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('still waiting for parts or answers'),
  });

  const shown = await rollout('show', '1');
  expect(shown.stdout).toMatch(/in this step \d parts and \d settled disagreements\n/);
  expect(shown.stdout).toContain(`paused, after 4 parts, by ${userInfo().username}: The lamp is being changed`);
  const { tally } = (JSON.parse((await rollout('show', '1', '--json')).stdout) as { state: { tally: unknown } }).state;
  expect(tally).toEqual((await state()).tally);

  expect((await rollout('promote', '1', '--reason', 'We know it already')).code).toBe(0);
  await until(
    () => station.ask('recipe.list', {}),
    ([recipe]) => recipe?.version === 2,
  );
  expect((await rollout('roll-back', '1', '--reason', 'It misses scratches')).code).toBe(0);
  await until(
    () => station.ask('recipe.list', {}),
    ([recipe]) => recipe?.version === 3,
  );
  await until(state, ({ status, owes }) => status === 'rolled-back' && owes === null);
});

test('a roll-out that the command line begins is taken up by the running station, objections named first', {
  timeout: 200_000,
}, async () => {
  const station = await startTestStation();
  const { id, line } = await beginColourRollout(station, ALWAYS);
  await station.ask('rollout.roll-back', { id, reason: 'To begin anew' });
  const begin = (...rest: string[]) =>
    runLupa([
      ...['rollout', 'begin', '--data', station.dataFolder, '--recipe', 'Colours'],
      ...['--model', 'colour-of-the-night-shift 2', '--reason', 'Once more', ...rest],
    ]);
  expect(await begin()).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/class/) });
  const begun = await begin('--despite', 'class-order', '--json');
  expect(JSON.parse(begun.stdout)).toMatchObject({ id: 2, isOn: true, state: { status: 'running', step: 0 } });
  // Parts go its way as soon as the station has seen it.
  let dropped = 0;
  await until(
    async () => {
      dropped += 1;
      const part = await line.drop(`SN-next-${dropped}.png`, 0.9 - dropped / 1000);
      return (await station.ask('inspection.read', { id: part })).rollout?.rolloutId ?? null;
    },
    (rolloutId) => rolloutId === 2,
  );
  expect(await begin('--despite', 'class-order')).toMatchObject({ code: 1, stdout: '' });
});

test('nonsense is refused by a sentence: no reason, no such roll-out, no station', { timeout: 100_000 }, async () => {
  const station = await startTestStation();
  const data = ['--data', station.dataFolder];
  expect((await runLupa(['rollout', 'pause', '1', ...data])).stderr).toContain("'--reason <text>' not specified");
  const short = await runLupa(['rollout', 'pause', '1', ...data, '--reason', 'x']);
  expect(short.stderr).toContain('at least three letters');
  for (const number of ['1', '-4', 'one', '1e999']) {
    const ended = await runLupa(['rollout', 'pause', ...data, '--reason', 'Because', '--', number]);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
  }
  expect((await runLupa(['rollout', 'list', ...data])).stdout).toBe('');
  expect(await runLupa(['rollout', 'list', '--data', `${station.dataFolder}-not`])).toMatchObject({ code: 1 });
});
