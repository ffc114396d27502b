import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { Study, StudyId, StudyPersonFigures, StudyResult } from '../../../preload/contract/people/study.ts';
import { dispositionKindSchema } from '../../../preload/contract/station/recipe.ts';
import { judgementOf } from '../../domain/review/judgement.ts';
import { type PersonFigures, studyFigures } from '../../domain/study/study-figures.ts';
import { verdictOn, verdictOnPerson } from '../../domain/study/study-verdict.ts';
import type { ReadDb } from '../store/handles.ts';
import { type StudyAnswer, type StudyPart, studyAnswers, studyOf, studyParts } from '../store/studies/studies.ts';

/** The result of a study, from those who have answered everything. While it runs, nobody who takes part may see it. */
export function studyResult(db: ReadDb, actor: Actor, id: StudyId): Result<StudyResult> {
  const study = studyOf(db, id, actor.personId);
  if (study === null) return failed(notFound('study', id));
  if (study.isMine && study.endedAt === null) return failed(conflict('study-runs'));
  return ok({ study, figures: figuresOf(study, studyParts(db, id), studyAnswers(db, id)) });
}

function figuresOf(study: Study, parts: readonly StudyPart[], answers: readonly StudyAnswer[]): StudyResult['figures'] {
  const counted = study.people.filter(({ hasLeft, answered, of }) => !hasLeft && answered === of);
  if (counted.length === 0) return null;
  const said = new Map(answers.map((answer) => [keyOf(answer), isBad(answer)]));
  const people = counted.map(({ personId }) =>
    Array.from({ length: study.rounds }, (_, round) =>
      parts.map(({ inspectionId }) => {
        const answer = said.get(keyOf({ personId, round: round + 1, inspectionId }));
        if (answer === undefined) throw new Error(`Study ${study.id} lacks an answer of person ${personId}`);
        return answer;
      }),
    ),
  );
  const found = studyFigures({ references: parts.map((part) => part.isBad), people });
  const nameOf = (at: number) => counted[at]?.name ?? '';
  return {
    people: found.people.map((figures, at) => graded(nameOf(at), figures)),
    pairs: found.pairs.map(({ first, second, kappa }) => ({ names: [nameOf(first), nameOf(second)], kappa })),
    between: found.between,
    betweenKappa: found.betweenKappa,
    allRight: found.allRight,
    parts: parts.map((part, at) => ({
      ...part,
      answers: people.map((rounds) => rounds.map((round) => round[at] ?? false)),
    })),
  };
}

function graded(name: string, figures: PersonFigures): StudyPersonFigures {
  const effectiveness = verdictOn('effectiveness', figures.effectiveness);
  const miss = verdictOn('miss', figures.miss);
  const falseAlarm = verdictOn('falseAlarm', figures.falseAlarm);
  const all = verdictOnPerson([effectiveness, miss, falseAlarm]);
  return { name, ...figures, verdicts: { effectiveness, miss, falseAlarm, all } };
}

function keyOf({ personId, round, inspectionId }: Pick<StudyAnswer, 'personId' | 'round' | 'inspectionId'>): string {
  return `${personId} ${round} ${inspectionId}`;
}

function isBad({ kind }: StudyAnswer): boolean {
  const judgement = judgementOf(dispositionKindSchema.parse(kind));
  if (judgement === null) throw new Error('A study holds an answer that calls the part neither good nor bad');
  return judgement === 'bad';
}
