import { type Command, InvalidArgumentError, Option } from 'commander';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import {
  type ModelAnswers,
  type OutputLayout,
  outputLayoutSchema,
  type PixelConvention,
  pixelConventionSchema,
} from '../../../preload/contract/models/model.ts';
import type { Size } from '../../../preload/contract/values/geometry.ts';
import { namesFromFile } from '../vision/model-file/side-file.ts';

export type AnswerFlags = Readonly<{
  classes?: string;
  layout?: OutputLayout;
  boxes?: 'corners' | 'centres';
  pixels?: PixelConvention;
  inputSize?: Size;
}>;

/** Adds the flags that supply what a model's file does not say. */
export function withAnswerFlags(command: Command): Command {
  return command
    .option('--classes <file>', 'class names, one per line, or as a list, dict or YAML data set description')
    .addOption(new Option('--layout <layout>', 'output layout').choices(outputLayoutSchema.options))
    .addOption(
      new Option('--boxes <kind>', 'how boxes are written, where both are possible').choices(['corners', 'centres']),
    )
    .addOption(new Option('--pixels <kind>', 'pixel format the model expects').choices(pixelConventionSchema.options))
    .option(
      '--input-size <pixels>',
      'input size, where the model does not fix it, as 640 or 640x480 (width first)',
      size,
    );
}

/** The answers given by the flags. A class file that cannot be read is a fault. */
export async function answersFrom({
  classes,
  layout,
  boxes,
  pixels,
  inputSize,
}: AnswerFlags): Promise<Result<ModelAnswers>> {
  const names = classes === undefined ? undefined : await namesFromFile(classes);
  if (names === null) return failed(notFound('class-names', String(classes)));
  return ok({
    ...(names === undefined ? {} : { classes: [...names] }),
    ...(layout === undefined ? {} : { layout }),
    ...(boxes === undefined ? {} : { boxesAreCorners: boxes === 'corners' }),
    ...(pixels === undefined ? {} : { pixels }),
    ...(inputSize === undefined ? {} : { inputWidth: inputSize.width, inputHeight: inputSize.height }),
  });
}

function size(text: string): Size {
  const [, width, height] = /^(\d{1,5})(?:x(\d{1,5}))?$/.exec(text) ?? [];
  if (width === undefined) throw new InvalidArgumentError('Expected a number of pixels, or two joined by x.');
  return { width: Number(width), height: Number(height ?? width) };
}
