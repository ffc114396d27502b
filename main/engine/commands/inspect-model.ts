import type { Command } from 'commander';
import { type AnswerFlags, answersFrom, withAnswerFlags } from './answer-flags.ts';
import { faultSentence } from './fault-sentence.ts';
import { type GuessedExamination, probeOrGuess } from './guessed-probe.ts';
import { inOneLine } from './in-one-line.ts';

/** Adds `inspect-model` to the command line: what a file is, or why it cannot be used. */
export function registerInspectModel(program: Command): void {
  const command = program
    .command('inspect-model')
    .description('Show what a model file is: family, layout, input, classes and warnings, or why it cannot be used')
    .argument('<file>', 'an ONNX file')
    .option('--json', 'one JSON object');
  withAnswerFlags(command).action(inspectModel);
}

async function inspectModel(file: string, flags: AnswerFlags & { json?: true }): Promise<void> {
  const answers = await answersFrom(flags);
  const probed = answers.ok ? await probeOrGuess(file, answers.value) : answers;
  if (probed.ok) {
    console.log(flags.json ? JSON.stringify(asJson(file, probed.value)) : asText(file, probed.value));
    return;
  }
  const message = faultSentence(probed.fault);
  if (flags.json) console.log(JSON.stringify({ file, refusal: { ...probed.fault, message } }));
  console.error(`${file}: ${message}`);
  process.exitCode = 1;
}

function asJson(file: string, { profile, warnings, guessed }: GuessedExamination) {
  const { family, layout, input, classes, opset, precision, ...rest } = profile;
  return { file, family, layout, input, classes, opset, precision, warnings, guessed, ...rest };
}

function asText(file: string, { profile, warnings, guessed }: GuessedExamination): string {
  const { input, classes } = profile;
  const masks = profile.maskCoefficients > 0 ? ', with masks' : '';
  const lines = [
    file,
    `  family     ${profile.family}${masks}`,
    `  layout     ${profile.layout}`,
    `  input      ${input.width} × ${input.height} ${input.channels}, ${input.type}, ${input.axes}, ${input.fit}`,
    `  classes    ${classes.length}: ${inOneLine(classes.slice(0, 8).join(', '))}${classes.length > 8 ? ' …' : ''}`,
    `  opset      ${profile.opset}`,
    `  precision  ${profile.precision}`,
    `  sha256     ${profile.sha256}`,
    ...warnings.map(({ message }) => `  warning    ${inOneLine(message)}`),
    ...guessed.map((question) => `  guessed    ${question}: not specified in the file`),
  ];
  return lines.join('\n');
}
