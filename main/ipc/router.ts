import { z } from 'zod';
import { entryRefused } from '../../preload/contract/faults/entry-trouble.ts';
import { messageOf } from '../../preload/contract/faults/message-of.ts';
import { type Fault, failed, type Result } from '../../preload/contract/faults/result.ts';
import type { OperationSpec } from '../../preload/contract/operations/operation-spec.ts';
import { refusalOf } from '../../preload/contract/operations/operation-spec.ts';
import { type OperationName, operations } from '../../preload/contract/operations/operations.ts';
import { type Actor, personSchema } from '../../preload/contract/people/person.ts';
import {
  type DesktopInput,
  type DesktopOperationName,
  type DesktopOutput,
  desktopOperations,
} from '../../preload/contract/transport/desktop.ts';
import { issuesOf, parseInput } from '../../preload/contract/transport/parse-input.ts';
import type { EngineHost } from '../engine-host/engine-host.ts';
import type { Log } from '../engine-host/log.ts';
import type { HandedOver } from './handed-over.ts';
import { isTrusted, type Sender } from './sender.ts';
import type { Sessions } from './sessions.ts';

/** Carries out what main answers itself. */
export type DesktopHandlers = {
  [N in DesktopOperationName]: (
    input: DesktopInput<N>,
    windowId: string,
  ) => Result<DesktopOutput<N>> | Promise<Result<DesktopOutput<N>>>;
};

type Deps = {
  readonly sessions: Pick<Sessions, 'actorOf' | 'bind'>;
  readonly engine: Pick<EngineHost, 'call'>;
  readonly desktop: DesktopHandlers;
  readonly handedOver: Pick<HandedOver, 'has'>;
  readonly log: Log;
  /** Also validate what goes back to the page: finds mistakes in development, costs time in production. */
  readonly checksAnswers: boolean;
};

const requestSchema = z.object({ name: z.string().max(100), input: z.unknown() });

/**
 * The trust boundary. A request is checked for its sender, its envelope, its operation, the role of whoever is signed in
 * to the window, its shape, and that a file it names was handed to that window, in this order; what passes goes to the
 * engine or to main's own handler. Every refusal, and every bug, is an answer. Inputs are never logged: they hold PINs.
 */
export function createRouter({ sessions, engine, desktop, handedOver, log, checksAnswers }: Deps) {
  async function route(sender: Sender, raw: unknown): Promise<Result<unknown>> {
    if (!isTrusted(sender)) return refuse('', { code: 'forbidden', operation: '' }, sender.url);
    const request = parseInput(requestSchema, raw);
    if (!request.ok) return refuse('', request.fault);
    const { name } = request.value;
    const spec = specOf(name);
    if (spec === null) return refuse(name, entryRefused({ why: 'no-operation' }));
    const actor = sessions.actorOf(sender.windowId);
    const refusal = refusalOf(actor, name, spec);
    if (refusal !== null) return refuse(name, refusal);
    const input = parseInput(spec.input, request.value.input);
    if (!input.ok) return refuse(name, input.fault);
    if (!namesOnlyGivenFiles(spec, input.value, sender.windowId))
      return refuse(name, { code: 'forbidden', operation: name });
    const answer = await carryOut(name, input.value, actor);
    return answer.ok && checksAnswers ? checked(name, spec, answer) : answer;
  }

  function namesOnlyGivenFiles({ handedOver: field }: OperationSpec, input: unknown, windowId: string): boolean {
    if (field === undefined) return true;
    const path = z.record(z.string(), z.unknown()).parse(input)[field];
    return typeof path === 'string' && handedOver.has(windowId, path);
  }

  async function carryOut(name: string, input: unknown, actor: Actor): Promise<Result<unknown>> {
    // The input has just been parsed by the schema of this very operation, which a table of functions cannot express.
    if (isDesktopOperation(name)) return desktop[name](input as never, actor.windowId);
    if (!isEngineOperation(name)) throw new Error(`nobody carries out ${name}`);
    const answer = await engine.call(name, input, actor);
    if (answer.ok && signsIn(name)) sessions.bind(actor.windowId, personSchema.parse(answer.value));
    return answer;
  }

  function refuse(name: string, fault: Fault, from?: string): Result<never> {
    log('call.refused', { name, ...fault, ...(from === undefined ? {} : { from }) });
    return failed(fault);
  }

  function checked(name: string, spec: OperationSpec, answer: Result<unknown> & { ok: true }): Result<unknown> {
    const output = z.safeParse(spec.output, answer.value);
    if (output.success) return answer;
    const issues = issuesOf(output.error);
    log('call.answered-wrongly', { name, issues });
    return failed({
      code: 'internal',
      message: `The answer to ${name} does not fit the contract: ${issues.join('; ')}`,
    });
  }

  return async function dispatch(sender: Sender, request: unknown): Promise<Result<unknown>> {
    try {
      return await route(sender, request);
    } catch (bug) {
      const message = messageOf(bug);
      log('call.failed', { message, stack: bug instanceof Error ? bug.stack : undefined });
      return failed({ code: 'internal', message });
    }
  };
}

/** Whoever creates the first engineer, including the PIN, is thereby signed in. */
function signsIn(name: OperationName): boolean {
  return name === 'person.sign-in' || name === 'person.add-first';
}

function isEngineOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

function isDesktopOperation(name: string): name is DesktopOperationName {
  return Object.hasOwn(desktopOperations, name);
}

const specs: Readonly<Record<string, OperationSpec>> = { ...operations, ...desktopOperations };

function specOf(name: string): OperationSpec | null {
  return Object.hasOwn(specs, name) ? (specs[name] ?? null) : null;
}
