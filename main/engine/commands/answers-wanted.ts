import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { CandidateReading } from '../../../preload/contract/models/model.ts';

/** What a model file does not specify, and the flags that supply it. */
export function answersWanted(fault: Extract<Fault, { code: 'model-needs-answers' }>): string {
  const { questions, classCount, namesFound, readings } = fault;
  const choices = readings.map(flagsOf).join(' or ');
  const wanted = questions.map((question) => {
    switch (question) {
      case 'classes':
        return namesFound === undefined || classCount === null
          ? `the names of ${classCount ?? 'its'} classes (--classes)`
          : `the names of ${classCount} classes, but the file has ${namesFound} (--classes)`;
      case 'layout':
        return `its output layout (${choices})`;
      case 'pixels':
        return `its pixel format (${choices})`;
      case 'input-size':
        return 'its input size (--input-size)';
      default:
        return question satisfies never;
    }
  });
  return `The file does not specify everything that is needed; missing: ${wanted.join('; ')}.`;
}

function flagsOf({ layout, boxesAreCorners, pixels }: CandidateReading): string {
  if (pixels !== undefined) return `--pixels ${pixels}`;
  return `--layout ${layout}${boxesAreCorners ? ' --boxes corners' : ''}`;
}
