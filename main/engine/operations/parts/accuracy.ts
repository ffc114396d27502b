import type { Output } from '../../../../preload/contract/operations/operations.ts';
import type { AuditEstimate } from '../../../../preload/contract/reports/accuracy.ts';
import { auditsStillNeeded } from '../../../domain/review/audit-target.ts';
import { type AuditStratum, auditedShare } from '../../../domain/review/audited-share.ts';
import { type AuditorErrors, correctedShare } from '../../../domain/review/corrected-share.ts';
import { consistencyOf } from '../../review/consistency.ts';
import type { ReadDb } from '../../store/handles.ts';
import { auditStrata } from '../../store/reports/automation.ts';
import type { Scope } from '../../store/reports/scope.ts';
import { recipes } from '../../store/set-up/recipes.ts';

/** How far back known answers are used for people's error rates: a single shift has too few of them. */
const ERRORS_OVER_MS = 90 * 24 * 60 * 60_000;

/** How often the machine is wrong either way, now and before, and how far the audits of each recipe are from its target. */
export function accuracyOf(db: ReadDb, current: Scope, previous: Scope): Output<'report.accuracy'> {
  const passes = auditStrata(db, current, 'pass');
  const shares = (scope: Scope, passed: readonly AuditStratum[]) => {
    const { miss, falseAlarm } = errorsOf(db, scope);
    return {
      escapes: estimate(passed, { falseCall: falseAlarm, missedCall: miss }),
      overkill: estimate(auditStrata(db, scope, 'fail'), { falseCall: miss, missedCall: falseAlarm }),
    };
  };
  return {
    ...shares(current, passes),
    previous: shares(previous, auditStrata(db, previous, 'pass')),
    targets: recipes(db).flatMap(({ id, name, body }) => {
      const own = passes.filter(({ recipeId }) => recipeId === id);
      if (own.length === 0) return [];
      const sum = (of: (stratum: AuditStratum) => number) => own.reduce((total, stratum) => total + of(stratum), 0);
      return [
        {
          recipeId: id,
          recipeName: name,
          target: body.escapeTarget,
          audited: sum(({ right, wrong }) => right + wrong),
          wrong: sum(({ wrong }) => wrong),
          stillNeeded: auditsStillNeeded(body.escapeTarget, own, body.audit.passShare),
        },
      ];
    }),
  };
}

function estimate(strata: readonly AuditStratum[], errors: AuditorErrors): AuditEstimate | null {
  const share = auditedShare(strata);
  return share && { ...share, corrected: correctedShare(share, errors) };
}

function errorsOf(db: ReadDb, { span, recipeId }: Scope) {
  const { reference } = consistencyOf(db, { from: span.until - ERRORS_OVER_MS, until: span.until, recipeId });
  return { miss: reference.miss, falseAlarm: reference.falseAlarm };
}
