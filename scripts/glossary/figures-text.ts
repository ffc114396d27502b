import { figures } from '../../renderer/i18n/en/figures.ts';
import { figures as inSpanish } from '../../renderer/i18n/es/figures.ts';

/** Where the part of the glossary begins that is written from the definitions in the window; it ends with the file. */
export const HEADING = '## Figures';

const INTRODUCTION = `Every figure on a screen has an ⓘ beside it that opens this text. Shares are written with their denominator; an estimate has its
interval. This part is written by \`npm run glossary\` from the definitions in \`renderer/i18n\`.`;

/** The part of the glossary about figures, in the order of the screens. */
export function figuresText(): string {
  const { counts, of, formula, source, is } = figures.figure;
  const sections = Object.entries(is).map(([id, figure]) => {
    const spanish = inSpanish.figure.is[id as keyof typeof is].name;
    return [
      `### ${figure.name} · ${spanish}`,
      '',
      ...[
        [counts, figure.counts],
        [of, figure.of],
        [formula, figure.formula],
        [source, figure.source],
      ].map(([label, text]) => `- **${label}**: ${text}`),
    ].join('\n');
  });
  return `${[HEADING, INTRODUCTION, ...sections].join('\n\n')}\n`;
}

/** The glossary with its part about figures as it must be. */
export function withFigures(glossary: string): string {
  const at = glossary.indexOf(`\n${HEADING}\n`);
  const terms = at === -1 ? `${glossary.trimEnd()}\n` : glossary.slice(0, at);
  return `${terms}\n${figuresText()}`;
}
