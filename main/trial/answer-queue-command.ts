import { randomInt } from 'node:crypto';
import type { Command } from 'commander';
import type { Result } from '../../preload/contract/faults/result.ts';
import type { Input, OperationName, Output } from '../../preload/contract/operations/operations.ts';
import type { Inspection } from '../../preload/contract/parts/inspection.ts';
import type { Actor, Person } from '../../preload/contract/people/person.ts';
import { faultSentence } from '../engine/commands/fault-sentence.ts';
import type { Dispatch } from '../engine/operations/dispatch.ts';
import { hashPin } from '../engine/operations/people/pin.ts';
import { startStation } from '../engine/start-station.ts';
import type { WriteDb } from '../engine/store/handles.ts';
import type { Store } from '../engine/store/opening/open.ts';
import { noteChange } from '../engine/store/set-up/change-events.ts';
import { addPerson, type PinHash, people } from '../engine/store/set-up/people.ts';
import { systemClock } from '../simulator/line/clock.ts';
import { openDemoLine } from '../simulator/process/demo-line.ts';
import { startReviewer } from '../simulator/reviewer/reviewer.ts';
import { PRACTISED_REVIEWER, type ReviewerSkill } from '../simulator/reviewer/reviewer-skill.ts';
import { followTruthLog } from '../truth/truth-log.ts';

type Flags = Readonly<{ data: string; truth: string; seed: string; infallible?: true; atOnce?: true; json?: true }>;

const REVIEWER = 'Simulated reviewer';
const COMMAND_LINE: Actor = { personId: null, name: 'command line', role: 'engineer', windowId: 'command line' };
const INFALLIBLE: ReviewerSkill = {
  ...PRACTISED_REVIEWER,
  missRate: { borderline: 0, obvious: 0 },
  falseAlarmRate: { clean: 0, borderline: 0 },
  wrongClassRate: 0,
  inconclusiveRate: 0,
};
const LOOK_EVERY_MS = 200;

/** Adds `answer-queue` to the command line: somebody who answers the review queue, from the simulated line's truth. */
export function registerAnswerQueue(program: Command): void {
  program
    .command('answer-queue')
    .description(
      'Let a simulated reviewer answer the review queue of a station on the simulated line until it is empty',
    )
    .requiredOption('--data <folder>', 'the data folder of a station that is not running')
    .requiredOption('--truth <folder>', 'where the simulated line wrote truth.jsonl')
    .option('--seed <text>', 'identifies the reviewer: others make mistakes on other parts', '1')
    .option('--infallible', 'make no mistakes')
    .option('--at-once', 'take no time to think')
    .option('--json', 'result as one JSON object')
    .action(answerQueue);
}

async function answerQueue(flags: Flags): Promise<void> {
  const started = await startStation({ dataFolder: flags.data, modelsFolder: null, openDemoLine, workers: 1 });
  if (!started.ok) return complain(faultSentence(started.fault));
  const { dispatch, stop, store } = started.value;
  try {
    const engineer = callsOf(dispatch, COMMAND_LINE);
    const actor = await reviewerOf(store);
    const truthOfFile = followTruthLog(flags.truth);
    // A second look does not say which part it is; using the truth means asking for its name.
    const truthOf = async ({ id }: Pick<Inspection, 'id'>) => {
      const read = await engineer('inspection.read', { id });
      return read.ok ? truthOfFile(read.value.fileName) : null;
    };
    const skill = flags.infallible === true ? INFALLIBLE : PRACTISED_REVIEWER;
    const reviewer = startReviewer({
      call: callsOf(dispatch, actor),
      truthOf,
      skill: flags.atOnce === true ? { ...skill, medianMs: 0 } : skill,
      seed: flags.seed,
      workMs: Number.POSITIVE_INFINITY,
      restMs: 0,
      clock: systemClock,
    });
    await Promise.race([reviewer.done, untilEmpty(engineer)]);
    await reviewer.stop();
    const answered = reviewer.answered();
    console.log(flags.json === true ? JSON.stringify({ answered }) : `${answered} items answered`);
  } finally {
    await stop();
  }
}

type Calls = <N extends OperationName>(name: N, input: Input<N>) => Promise<Result<Output<N>>>;

function callsOf(dispatch: Dispatch, actor: Actor): Calls {
  return (async (name, input) => dispatch(name, input, actor)) as Calls;
}

/** The reviewer as a person of the station, created the first time. Nobody needs to know the PIN. */
async function reviewerOf({ read, write }: Store): Promise<Actor> {
  const hash = await hashPin(String(randomInt(1e11, 1e12)));
  const known = people(read).find(({ name }) => name === REVIEWER);
  const { id, name, role } = known ?? write.transaction(() => addReviewer(write, hash));
  return { personId: id, name, role, windowId: 'simulated reviewer' };
}

function addReviewer(write: WriteDb, hash: PinHash): Person {
  const person = addPerson(write, { name: REVIEWER, role: 'operator' }, hash);
  const change = { name: 'person.added', subject: String(person.id), body: person };
  noteChange(write, COMMAND_LINE, systemClock.now(), change);
  return person;
}

async function untilEmpty(call: Calls): Promise<void> {
  const never = new AbortController().signal;
  for (;;) {
    const queue = await call('review.queue', {});
    if (!queue.ok || queue.value.waiting === 0) return;
    await systemClock.sleep(LOOK_EVERY_MS, never);
  }
}

function complain(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
