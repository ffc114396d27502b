import { describe, expect, test } from 'vitest';
import { examineModel } from '../../../main/engine/vision/profile/examine.ts';
import type { ModelRefusal } from '../../../preload/contract/faults/model-refusal.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Cells } from '../../support/zoo/cells.ts';
import { batchedRows, detsAndLabels, endToEnd, foundRows, threeOutputs } from '../../support/zoo/finished.ts';
import type { Graph } from '../../support/zoo/graph.ts';
import { memberOf, type ZooSpec } from '../../support/zoo/members.ts';
import { boxesAndScores, v5Rows, v6Rows, v8Columns, type ZooOutput } from '../../support/zoo/tables.ts';

type Fields = Partial<ZooSpec> & Pick<ZooSpec, 'outputs'>;

function examined(spec: Fields) {
  const { bytes } = memberOf({ name: '', layout: 'v8', ...spec });
  return examineModel(bytes(), { answers: spec.answers ?? {}, namesBeside: null });
}

const threeNames = { names: JSON.stringify(['scratch', 'stain', 'dent']) };

describe('an output that matches no layout is refused, with what is wrong', () => {
  const refused: Readonly<Record<string, readonly [ModelRefusal['why'], Fields]>> = {
    'v5 rows whose boxes are a sigmoid of each cell, not yet decoded': [
      'raw-grids',
      { grid: { perCell: 3 }, outputs: (graph, cells) => v5Rows(graph, cells, () => [0.4, 0.6, 0.3, 0.2]) },
    ],
    'the same with one box a cell': [
      'raw-grids',
      { outputs: (graph, cells) => v5Rows(graph, cells, () => [0.4, 0.6, 0.3, 0.2]) },
    ],
    'scores in percent': ['scores-above-one', { outputs: (graph, cells) => v8Columns(graph, inPercent(graph, cells)) }],
    'an angle after the scores': [
      'scores-mixed',
      { metadata: threeNames, outputs: (graph, cells) => v8Columns(graph, withAngle(graph, cells)) },
    ],
    'boxes of every place at once': [
      'scrambled',
      { grid: { perCell: 3 }, outputs: (graph, cells) => v5Rows(graph, cells, ({ x }) => [x * 9, 300 - x, 3, 4]) },
    ],
    'a table for each scale, of which one is the largest': [
      'unknown-answer',
      { outputs: (graph, cells) => scales(graph, cells) },
    ],
    'boxes of another convention, by their name': [
      'unknown-answer',
      {
        outputs: (graph, cells) =>
          threeOutputs(graph, cells).map((output) => ({ ...output, name: `detection_${output.name}` })),
      },
    ],
    'objectness apart from boxes and scores': [
      'unknown-answer',
      { outputs: (graph, cells) => [...boxesAndScores(graph, cells), objectness(graph, cells)] },
    ],
  };
  test.for(Object.entries(refused))('%s', async ([, [why, spec]]) => {
    expect(await examined(spec)).toMatchObject({ ok: false, fault: { code: 'model-refused', why } });
  });
});

describe('what the file leaves open is asked, and nothing is taken for granted', () => {
  type Asked = Omit<Extract<Fault, { code: 'model-needs-answers' }>, 'code'>;
  const onlyClasses = (classCount: number | null, namesFound: number): Asked => ({
    questions: ['classes'],
    classCount,
    namesFound,
    readings: [],
  });
  const asked: Readonly<Record<string, readonly [Asked, Fields]>> = {
    'names for fewer classes than the output has': [
      onlyClasses(3, 1),
      { metadata: { names: "['scratch']" }, outputs: v8Columns },
    ],
    'names for more classes than the output has': [
      onlyClasses(3, 5),
      { metadata: { names: "['a', 'b', 'c', 'd', 'e']" }, outputs: v8Columns },
    ],
    'a class beyond the names': [onlyClasses(null, 2), { metadata: { names: "['a', 'b']" }, outputs: endToEnd }],
    'names that would fit columns with objectness': [
      {
        questions: ['layout'],
        classCount: null,
        readings: [
          { layout: 'v8', boxesAreCorners: false },
          { layout: 'v5-columns', boxesAreCorners: false },
        ],
      },
      { metadata: { names: "['a', 'b']" }, outputs: v8Columns },
    ],
    'rows that show on no picture which number is the class': [
      {
        questions: ['layout'],
        classCount: null,
        readings: [
          { layout: 'batched-rows', boxesAreCorners: false },
          { layout: 'batched-score-class', boxesAreCorners: false },
        ],
      },
      { outputs: (graph, cells) => batchedRows(graph, silent(graph, cells)) },
    ],
    'how the pixels are meant, where no family is known': [
      {
        questions: ['pixels'],
        classCount: null,
        readings: [
          { pixels: 'rgb-unit' },
          { pixels: 'bgr-bytes' },
          { pixels: 'rgb-standard' },
          { pixels: 'bgr-standard' },
        ],
      },
      { outputs: detsAndLabels },
    ],
  };
  test.for(Object.entries(asked))('%s', async ([, [question, spec]]) => {
    expect(await examined(spec)).toEqual({ ok: false, fault: { code: 'model-needs-answers', ...question } });
  });

  test('a model that finds nothing on the drawn pictures is still a detector', async () => {
    const outputs: ZooSpec['outputs'] = (graph, cells) => foundRows(graph, silent(graph, cells));
    expect(await examined({ outputs })).toMatchObject({ ok: true, value: { profile: { layout: 'end-to-end' } } });
  });

  test('a certain objectness is not one more class, though the file names nothing', async () => {
    const result = await examined({ outputs: v6Rows, isNameless: true });
    expect(result).toMatchObject({ fault: { questions: ['classes'], classCount: 3 } });
  });
});

function inPercent(graph: Graph, cells: Cells): Cells {
  return { ...cells, scores: graph.run('Mul', [cells.scores, graph.constant([1], [100])]) };
}

function withAngle(graph: Graph, cells: Cells): Cells {
  const angles = graph.constant(
    [1, 1, cells.boxes.length],
    cells.boxes.map((_, i) => (i % 7) / 4 - 0.75),
  );
  return { ...cells, classCount: 4, scores: graph.run('Concat', [cells.scores, angles], { axis: 1 }) };
}

/** Scores too low for any suppression in the graph. */
function silent(graph: Graph, cells: Cells): Cells {
  return { ...cells, scores: graph.run('Mul', [cells.scores, graph.constant([1], [0.1])]) };
}

/** The rows of the table of all cells, with one output for each level of the grid. */
function scales(graph: Graph, cells: Cells): readonly ZooOutput[] {
  const [table] = v5Rows(graph, cells);
  const counts = [1600, 400, 100];
  return counts.map((count, level) => {
    const first = counts.slice(0, level).reduce((sum, each) => sum + each, 0);
    const bounds = [[first], [first + count], [1]].map((bound) => graph.constant([1], bound, 'int64'));
    return {
      name: `output${level}`,
      from: graph.run('Slice', [table?.from ?? '', ...bounds]),
      dims: [1, count, 5 + cells.classCount],
    };
  });
}

function objectness(graph: Graph, cells: Cells): ZooOutput {
  const from = graph.constant(
    [1, cells.boxes.length, 1],
    cells.boxes.flatMap(() => [0.5]),
  );
  return { name: 'objectness', from, dims: [1, cells.boxes.length, 1] };
}
