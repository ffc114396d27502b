import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import {
  type ContainmentCase,
  type RecallChoice,
  recallChoiceSchema,
} from '../../../../preload/contract/parts/containment.ts';
import { type CaseId, caseIdSchema, inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { systemClock } from '../../clock.ts';
import { caseDetail, caseView } from '../../containment/case-view.ts';
import { type Order, openCase, orderClosing, orderRecall } from '../../containment/order-step.ts';
import { LISTED } from '../../operations/parts/case.ts';
import { caseOf, newestCases } from '../../store/containment/cases.ts';
import type { WriteDb } from '../../store/handles.ts';
import { openAppender } from '../../store/opening/appender.ts';
import { openReader } from '../../store/opening/open-reader.ts';
import { faultSentence } from '../fault-sentence.ts';
import { type DataFlags, type OrderFlags, print, printEach, whoOrders, withData, withReason } from '../orders.ts';
import { complain, inReader } from '../transfer.ts';
import { carryOutBeside } from './carry-out-beside.ts';
import { caseLine, caseText } from './case-text.ts';
import { addScopeFlags, type ScopeFlags, scopeOf } from './scope-flags.ts';
import { writeCaseTable } from './write-case-table.ts';

/** Adds `case` to the command line: which parts a fault may have touched, and what becomes of them. */
export function registerCase(program: Command): void {
  const command = program
    .command('case')
    .description('Which parts a fault may have touched, and what becomes of them; the station may be running');
  const add = (name: string, description: string) => withData(command.command(name).description(description));
  add('list', 'List the newest cases').action(list);
  add('show <number>', 'Show one case: its parts counted by lot, what it waits for, and its log').action(show);
  addScopeFlags(withReason(add('open', 'Open a case and write its parts down; the line is told nothing yet'))).action(
    (flags: OrderFlags & ScopeFlags) =>
      change(flags, (db, order) => {
        const scope = scopeOf(db, flags);
        return scope.ok ? openCase(db, scope.value, order) : scope;
      }),
  );
  withReason(add('recall <number>', 'Tell the line to take parts out, each once; this cannot be undone'))
    .requiredOption('--which <parts>', 'bad, changed, or numbers of inspections such as 12,17', whichParts)
    .action((id: string, flags: OrderFlags & { readonly which: RecallChoice }) =>
      change(flags, (db, order) => onCase(id, (number) => orderRecall(db, number, flags.which, order))),
    );
  withReason(add('close <number>', 'Close a case for good, when every part is settled')).action(
    (id: string, flags: OrderFlags) =>
      change(flags, (db, order) => onCase(id, (number) => orderClosing(db, number, order))),
  );
  add('export <number>', 'Write the parts of a case as a table')
    .requiredOption('--out <file>', 'file to create')
    .action(exportTable);
}

const numbersSchema = z.array(z.coerce.number().pipe(inspectionIdSchema));

function whichParts(text: string): RecallChoice {
  const isKind = text === 'bad' || text === 'changed';
  const choice = recallChoiceSchema.safeParse(
    isKind ? { kind: text } : { kind: 'chosen', ids: numbersSchema.safeParse(text.split(',')).data },
  );
  if (!choice.success) {
    throw new InvalidArgumentError('Expected bad, changed, or at most 500 numbers of inspections such as 12,17.');
  }
  return choice.data;
}

function numberOf(text: string): Result<CaseId> {
  const id = caseIdSchema.safeParse(Number(text));
  return id.success ? ok(id.data) : failed(notFound('case', text));
}

function onCase(id: string, work: (number: CaseId) => Result<null>): Result<CaseId> {
  const number = numberOf(id);
  if (!number.ok) return number;
  const done = work(number.value);
  return done.ok ? number : done;
}

function list({ data, json }: DataFlags): void {
  const found = inReader(data, (db) => ok(newestCases(db, LISTED).map((row) => caseView(db, row))));
  printEach(found, json, caseLine);
}

function show(id: string, { data, json }: DataFlags): void {
  const found = inReader(data, (db) => {
    const number = numberOf(id);
    if (!number.ok) return number;
    const row = caseOf(db, number.value);
    return row === null ? failed(notFound('case', number.value)) : ok(caseDetail(db, row));
  });
  print(found, json, caseText);
}

async function exportTable(id: string, { data, json, out }: DataFlags & { readonly out: string }): Promise<void> {
  const opened = openReader(data);
  if (!opened.ok) return complain(faultSentence(opened.fault));
  try {
    const number = numberOf(id);
    const written = number.ok ? await writeCaseTable(opened.value.read, number.value, { data, out }) : number;
    print(written, json, ({ path, rows }) => `${path}: ${rows} rows`);
    if (written.ok && written.value.leftOut > 0) {
      console.error(`${written.value.leftOut} parts are left out while a study of people shows them`);
    }
  } finally {
    opened.value.close();
  }
}

type Change = (db: WriteDb, order: Order) => Result<CaseId>;

/** Orders something for a case beside the station, which may be running, carries it out, and prints the state of the case afterwards. */
async function change({ data, json, reason: why }: OrderFlags, make: Change): Promise<void> {
  const opened = openAppender(data);
  if (!opened.ok) return complain(faultSentence(opened.fault));
  try {
    const { write } = opened.value;
    const changed = make(write, { by: whoOrders(), at: systemClock.now(), reason: why });
    if (changed.ok) await carryOutBeside(write, changed.value);
    print(changed.ok ? standing(write, changed.value) : changed, json, caseLine);
  } finally {
    opened.value.close();
  }
}

function standing(db: WriteDb, id: CaseId): Result<ContainmentCase> {
  const row = caseOf(db, id);
  return row === null ? failed(notFound('case', id)) : ok(caseView(db, row));
}
