import { execFileSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cardBeside } from '../../../main/engine/registry/model-files.ts';
import { namesFromText } from '../../../main/engine/vision/model-file/class-names.ts';
import { probeModel } from '../../../main/engine/vision/model-file/probe.ts';
import { rememberingProbe } from '../../../main/engine/vision/model-file/remembering-probe.ts';
import { namesBeside } from '../../../main/engine/vision/model-file/side-file.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { zooMember } from '../../support/zoo/members.ts';

const nameless = zooMember('v8 columns without names').bytes();

describe('files beside a model cost the station nothing, whatever they are', () => {
  const many = Array.from({ length: 400_000 }, (_, i) => `n${i}`);
  const aliases = 'bcdefghij'.split('').reduce(
    ({ text, last }, next) => ({
      text: `${text}${next}: &${next} [${Array.from({ length: 9 }, () => `*${last}`).join(',')}]\n`,
      last: next,
    }),
    { text: 'a: &a [x,x,x,x,x,x,x,x,x]\n', last: 'a' },
  );
  const odd: Readonly<Record<string, readonly [name: string, make: (file: string) => void]>> = {
    'a text of 450 MB': ['model.txt', hollow],
    'a YAML of 450 MB': ['model.yaml', hollow],
    'a list without an end to its depth': ['model.yaml', (file) => writeFileSync(file, `names: ${'['.repeat(90_000)}`)],
    'the same as text': ['model.txt', (file) => writeFileSync(file, '['.repeat(400_000))],
    'aliases of aliases': ['model.yaml', (file) => writeFileSync(file, `${aliases.text}names: *${aliases.last}\n`)],
    'four hundred thousand names': ['model.txt', (file) => writeFileSync(file, many.join('\n'))],
    'four hundred thousand names in YAML': [
      'model.yaml',
      (file) => writeFileSync(file, `names:\n${many.map((name, i) => `  ${i}: ${name}`).join('\n')}`),
    ],
    'a class with a number that leaves a hundred thousand without a name': [
      'model.yaml',
      (file) => writeFileSync(file, 'names:\n  99999: scratch\n'),
    ],
    ...(process.platform === 'win32'
      ? {}
      : { 'a pipe that nobody writes': ['model.txt', (file: string) => void execFileSync('mkfifo', [file])] as const }),
  };
  test.for(Object.entries(odd))('%s', async ([, [name, make]]) => {
    const folder = temporaryFolder();
    make(path.join(folder, name));
    expect(await namesBeside(path.join(folder, 'model.onnx'))).toBeNull();
  });

  test.skipIf(process.platform === 'win32')(
    'a model beside a pipe is examined as if the pipe were not there',
    async () => {
      const folder = temporaryFolder();
      execFileSync('mkfifo', [path.join(folder, 'model.txt')]);
      const model = path.join(folder, 'model.onnx');
      writeFileSync(model, nameless);
      const probe = rememberingProbe(probeModel);
      const answers = { classes: ['a', 'b', 'c'] };
      expect(await probe(model)).toMatchObject({ fault: { code: 'model-needs-answers', questions: ['classes'] } });
      expect(await probe(model, answers)).toMatchObject({ ok: true });
      expect(await probe(model, answers)).toMatchObject({ ok: true });
    },
  );

  test('a card nested without end, or one that is a pipe, counts as none', async () => {
    const folder = temporaryFolder();
    const model = path.join(folder, 'model.onnx');
    writeFileSync(path.join(folder, 'card.json'), '{"a":'.repeat(300_000));
    expect(await cardBeside(model)).toBeNull();
    const piped = temporaryFolder();
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [path.join(piped, 'card.json')]);
    expect(await cardBeside(path.join(piped, 'model.onnx'))).toBeNull();
  });
});

/** A file that is long and almost empty. */
function hollow(file: string): void {
  writeFileSync(file, 'a\n');
  truncateSync(file, 450_000_000);
}

test('names numbered by a file cannot claim more classes than any detector has', () => {
  expect(namesFromText("{9999: 'last'}")).toHaveLength(10_000);
  expect(namesFromText("{10000: 'one too many'}")).toBeNull();
  expect(namesFromText(JSON.stringify(Array.from({ length: 10_001 }, () => 'x')))).toBeNull();
});
