import type { Fault, FaultCode, FaultOf } from '../contract/faults/result.ts';
import type { ModelUse, ObjectionCode } from '../contract/models/model-objection.ts';
import type { UnusualSign } from '../contract/parts/picture.ts';
import type { SystemCode } from './system-codes.ts';

/** The faults that have several cases. */
export type CaseCode = Extract<Fault, { why: string }>['code'];

/** All words for faults in one language. A code or a case without words does not compile. */
export type FaultWords = Readonly<{
  /** What happened and what to do about it, for the person at the station. */
  sentences: Readonly<Record<FaultCode, string>>;
  /** The same in two or three words. */
  names: Readonly<Record<FaultCode, string>>;
  /** What stands for `{{why}}` in the sentence of a fault. */
  cases: { readonly [Code in CaseCode]: Readonly<Record<FaultOf<Code>['why'], string>> };
  system: Readonly<Record<SystemCode, string>>;
  clock: Readonly<Record<'back' | 'forward', string>>;
  signs: Readonly<Record<UnusualSign, string>>;
  bits: Readonly<Record<'unsettled' | 'exceeded', string>>;
  questions: Readonly<Record<FaultOf<'model-needs-answers'>['questions'][number], string>>;
  uses: Readonly<Record<ModelUse['kind'], string>>;
  objections: Readonly<Record<ObjectionCode, string>>;
}>;
