import { describe, expect, test } from 'vitest';
import { type Answer, type Evidence, trainingLabel } from '../../../main/domain/training/training-label.ts';
import type { HumanBox, VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import type { LabelSource } from '../../../preload/contract/station/transfer.ts';

const CLASSES = ['crack', 'stain'];
const box = (className: string): HumanBox => ({
  className,
  origin: 'person',
  box: { space: 'pixel', x: 1, y: 2, width: 3, height: 4 },
});
const answer = (change: Partial<Answer> = {}): Answer => ({
  kind: 'reject',
  ask: 'unsure',
  classNames: ['crack'],
  boxes: [box('crack')],
  isBlind: false,
  ...change,
});
const evidence = (change: Partial<Evidence>): Evidence => ({
  reference: null,
  answer: null,
  verdict: 'fail',
  modelBoxes: () => [],
  otherModels: () => [],
  ...change,
});

describe('the label of a part is', () => {
  test('the agreed answer before that of one person', () => {
    const both = evidence({ reference: { isBad: false, boxes: [] }, answer: answer() });
    expect(trainingLabel(both, CLASSES, 'person')).toEqual({ kind: 'label', source: 'reference', boxes: [] });
    const adjudicated = evidence({ answer: answer({ ask: 'adjudication' }) });
    expect(trainingLabel(adjudicated, CLASSES, 'reference')).toMatchObject({ kind: 'label', source: 'reference' });
  });

  test('a person’s answer only where that is good enough', () => {
    expect(trainingLabel(evidence({ answer: answer() }), CLASSES, 'person')).toMatchObject({ source: 'person' });
    expect(trainingLabel(evidence({ answer: answer() }), CLASSES, 'reference')).toEqual({
      kind: 'left-out',
      why: 'below-source',
    });
  });

  test('the model’s boxes only where a person named the same classes without having seen them', () => {
    const model = () => [{ className: 'crack', box: box('crack').box }];
    const blind = answer({ boxes: [], isBlind: true });
    const label = (change: Partial<Evidence>) =>
      trainingLabel(evidence({ answer: blind, modelBoxes: model, ...change }), CLASSES, 'agreed-model');
    expect(label({})).toMatchObject({ kind: 'label', source: 'agreed-model', boxes: [{ origin: 'model' }] });
    const no = { kind: 'left-out', why: 'reject-without-box' };
    expect(label({ answer: answer({ boxes: [] }) })).toEqual(no);
    expect(label({ answer: { ...blind, classNames: ['stain'] } })).toEqual(no);
    expect(label({ verdict: 'undetermined' })).toEqual(no);
    expect(trainingLabel(evidence({ answer: blind, modelBoxes: model }), CLASSES, 'person')).toEqual(no);
  });

  test('what two models say alike, only where nobody looked and that is asked for', () => {
    const found = (className: string, x = 1) => ({ className, box: { ...box(className).box, x } });
    const says = (verdict: VerdictKind, ...boxes: ReturnType<typeof found>[]) => ({ verdict, boxes });
    const label = (change: Partial<Evidence>, lowest: LabelSource = 'two-models') =>
      trainingLabel(evidence({ modelBoxes: () => [found('crack')], ...change }), CLASSES, lowest);
    const differ = { kind: 'left-out', why: 'models-differ' };
    const same = () => [says('fail', found('crack', 1.4))];
    expect(label({ otherModels: same })).toMatchObject({
      source: 'two-models',
      boxes: [{ className: 'crack', box: { x: 1 }, origin: 'model' }],
    });
    expect(label({ otherModels: same }, 'agreed-model')).toEqual({ kind: 'left-out', why: 'below-source' });
    expect(label({ verdict: 'pass', otherModels: () => [says('pass')] })).toEqual({
      ...{ kind: 'label', source: 'two-models', boxes: [] },
    });
    expect(label({})).toEqual(differ);
    expect(label({ verdict: 'undetermined', otherModels: () => [says('undetermined')] })).toEqual(differ);
    expect(label({ otherModels: () => [says('fail', found('crack', 3))] })).toEqual(differ);
    expect(label({ otherModels: () => [says('fail', found('stain'))] })).toEqual(differ);
    expect(label({ otherModels: () => [says('fail', found('crack'), found('stain'))] })).toEqual(differ);
    expect(label({ otherModels: () => [...same(), says('pass')] })).toEqual(differ);
  });

  test('two models’ boxes under a person’s reject without any, unless the person named another defect', () => {
    const found = () => [{ className: 'crack', box: box('crack').box }];
    const models = { modelBoxes: found, otherModels: () => [{ verdict: 'fail' as const, boxes: found() }] };
    const label = (change: Partial<Answer>) =>
      trainingLabel(evidence({ ...models, answer: answer({ boxes: [], ...change }) }), CLASSES, 'two-models');
    expect(label({})).toMatchObject({ source: 'two-models', boxes: [{ className: 'crack' }] });
    expect(label({ classNames: ['stain'] })).toEqual({ kind: 'left-out', why: 'reject-without-box' });
    expect(label({ kind: 'inconclusive' })).toEqual({ kind: 'left-out', why: 'not-a-judgement' });
    // A person's word stands against any number of models.
    expect(label({ kind: 'accept' })).toEqual({ kind: 'label', source: 'person', boxes: [] });
  });

  test('never "good" where the agreed answer is bad, though nobody drew the defect', () => {
    const bad = evidence({ reference: { isBad: true, boxes: [] }, answer: answer({ kind: 'accept', boxes: [] }) });
    expect(trainingLabel(bad, CLASSES, 'agreed-model')).toEqual({ kind: 'left-out', why: 'reject-without-box' });
    const drawn = evidence({ reference: { isBad: true, boxes: [] }, answer: answer() });
    expect(trainingLabel(drawn, CLASSES, 'person')).toMatchObject({ kind: 'label', source: 'person' });
  });

  test('nothing where nobody looked, and nothing with a class that the recipe does not know', () => {
    expect(trainingLabel(evidence({ answer: answer({ ask: 'timeout' }) }), CLASSES, 'person')).toEqual({
      kind: 'left-out',
      why: 'nobody-looked',
    });
    expect(trainingLabel(evidence({ answer: answer({ boxes: [box('dent')] }) }), CLASSES, 'person')).toEqual({
      kind: 'left-out',
      why: 'class-not-in-recipe',
    });
  });
});
