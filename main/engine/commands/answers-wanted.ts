import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { CandidateReading } from '../../../preload/contract/models/model.ts';

/** The flags that supply what a model file does not specify. */
export function answersWanted(fault: Extract<Fault, { code: 'model-needs-answers' }>): string {
  const { questions, classCount, namesFound, readings } = fault;
  const choices = readings.map(flagsOf).join(' or ');
  const wanted = questions.map((question) => {
    switch (question) {
      case 'classes':
        return namesFound === undefined || classCount === null
          ? `--classes (${classCount ?? 'all'} names)`
          : `--classes (${classCount} names; the file has ${namesFound})`;
      case 'layout':
        return choices;
      case 'pixels':
        return choices;
      case 'input-size':
        return '--input-size';
      default:
        return question satisfies never;
    }
  });
  return `Supply it with ${[...new Set(wanted)].join('; ')}.`;
}

function flagsOf({ layout, boxesAreCorners, pixels }: CandidateReading): string {
  if (pixels !== undefined) return `--pixels ${pixels}`;
  return `--layout ${layout}${boxesAreCorners ? ' --boxes corners' : ''}`;
}
