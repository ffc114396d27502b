import type { CaseDetail, ContainmentCase } from '../../../../preload/contract/parts/containment.ts';
import { wentSchema } from '../../../../preload/contract/parts/containment.ts';
import { inOneLine } from '../in-one-line.ts';

/** A case in one line: number, state, how many of its parts are open, and what it is about. */
export function caseLine(one: ContainmentCase): string {
  const { id, state, counts, reason } = one;
  const open = `${counts.open} of ${counts.parts} open`;
  return `${String(id).padStart(4)}  ${state.padEnd(10)} ${open.padEnd(18)} ${inOneLine(`${scopeText(one)}: ${reason}`)}`;
}

/** All that is known of a case, as lines; each lot has its own. */
export function caseText(one: CaseDetail): string {
  const { openedBy, openedAt, closedBy, closedAt, counts, lots, steps, waiting, badAtLarge } = one;
  return [
    caseLine(one),
    inOneLine(`opened       ${timeText(openedAt)} by ${openedBy}`),
    ...(closedAt === null ? [] : [inOneLine(`closed       ${timeText(closedAt)} by ${closedBy ?? ''}`)]),
    `parts        ${countsText(counts)}`,
    ...(waiting > 0 ? [`waits for    ${waiting} answers in Review`] : []),
    ...(badAtLarge > 0
      ? [
          `at large     ${badAtLarge} bad parts that the line treats as good or waits for: recall them, or set them aside`,
        ]
      : []),
    ...lots.map(({ lot, counts: of }) => inOneLine(`lot          ${lot ?? '(none)'}: ${countsText(of)}`)),
    ...steps.map(({ what, parts, madeBy, madeAt, reason }) => {
      const done = what.kind === 'reinspect' ? `re-inspection with ${what.modelName}` : what.kind;
      return inOneLine(`${timeText(madeAt)}  ${done}, ${parts} parts, by ${madeBy}: ${reason}`);
    }),
  ].join('\n');
}

function scopeText({ scope, scopeName, laneName }: ContainmentCase): string {
  const about = {
    model: `parts decided by ${scopeName}`,
    rollout: `parts of the roll-out of ${scopeName}`,
    recipe: `parts judged by recipe ${scopeName}`,
    span: 'parts of a period',
  }[scope.kind];
  return [
    about,
    ...(scope.from === null ? [] : [`from ${timeText(scope.from)}`]),
    ...(scope.until === null ? [] : [`until ${timeText(scope.until)}`]),
    ...(laneName === null ? [] : [`on lane ${laneName}`]),
  ].join(' ');
}

/** Counts; those that are zero are left out. */
function countsText({ parts, went, ...of }: CaseDetail['counts']): string {
  const named: readonly (readonly [number, string])[] = [
    ...wentSchema.options.map((way) => [went[way], way] as const),
    [of.changed, 'would change'],
    [of.none, 'cannot be re-inspected'],
    [of.open, 'open'],
    [of.good, 'good'],
    [of.bad, 'bad'],
    [of.recalled, 'taken back'],
    [of.setAside, 'set aside'],
  ];
  const said = named.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  return [String(parts), ...said].join(', ');
}

const timeText = (at: number): string => new Date(at).toISOString();
