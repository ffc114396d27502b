import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bestFrom } from '../../../main/domain/verdict/score-floors.ts';
import { loadDetector } from '../../../main/engine/vision/detect/detector.ts';
import { examineModel } from '../../../main/engine/vision/profile/examine.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { runLupa } from '../../support/station/command-line.ts';
import { ZOO, type ZooMember, zooMember } from '../../support/zoo/members.ts';
import { drawScene, PATCH_SCORE, sceneFile, withoutDefects } from '../../support/zoo/scene.ts';

const SETTINGS = { floors: bestFrom(0.25), iou: 0.45 };

describe('every layout finds the patches of its scene, and nothing on a good part', () => {
  test.for(ZOO.map((member) => [member.name, member] as const))('%s', async ([, member]) => {
    const bytes = member.bytes();
    const examined = await examineModel(bytes, { answers: member.answers ?? {}, namesBeside: null });
    if (!examined.ok) throw new Error(JSON.stringify(examined.fault));
    const { profile, warnings } = examined.value;
    expect(profile).toMatchObject({ layout: member.layout, classes: member.classes, input: member.input });
    expect(warnings).toEqual([]);
    const detector = await loadDetector(bytes, profile, 1);
    const found = await detector.detect(drawScene(member.scene), SETTINGS);
    expect(byClass(found.detections)).toEqual(expectedDetections(member));
    const nothing = await detector.detect(drawScene(withoutDefects(member.scene)), SETTINGS);
    expect(nothing.detections).toEqual([]);
    await detector.release();
  });
});

describe('the command line looks at a scene and says what a model is', () => {
  const layouts = ['v8', 'yolox', 'batched-rows', 'end-to-end'];
  const each = layouts.flatMap((layout) => ZOO.find((member) => member.layout === layout) ?? []);
  test.for(each.map((member) => [member.layout, member] as const))(
    '%s',
    async ([layout, { bytes, scene, classes }]) => {
      const folder = temporaryFolder();
      const [model, part] = [path.join(folder, 'model.onnx'), path.join(folder, 'part.png')];
      await writeFile(model, bytes());
      await writeFile(part, await sceneFile(scene, 'png'));
      const inspected = await runLupa(['inspect-model', '--json', model]);
      expect(JSON.parse(inspected.stdout)).toMatchObject({ layout, classes, warnings: [], guessed: [] });
      const seen = await runLupa(['detect', '--model', model, '--json', part]);
      const { detections } = JSON.parse(seen.stdout);
      expect(detections.map(({ className }: { className: string }) => className).toSorted()).toEqual(
        classes.toSorted(),
      );
    },
  );
});

test('a line runs a model whose file does not say all with what the command line answers, and then without', async () => {
  const root = temporaryFolder();
  const { bytes, scene } = zooMember('boxes with scores, and labels');
  const model = path.join(root, 'model.onnx');
  await writeFile(model, bytes());
  const camera = path.join(root, 'camera');
  await mkdir(camera);
  await writeFile(path.join(camera, 'part-1.png'), await sceneFile(scene, 'png'));
  const run = [
    'run',
    '--data',
    path.join(root, 'data'),
    '--camera',
    camera,
    '--model',
    model,
    '--until-idle',
    '--json',
  ];
  expect(await runLupa(run)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('--pixels rgb-unit'),
  });
  const answered = await runLupa([...run, '--pixels', 'rgb-unit']);
  expect(JSON.parse(answered.stdout)).toMatchObject({ file: 'part-1.png', signal: 'FAIL' });
  await writeFile(path.join(camera, 'part-2.png'), await sceneFile(scene, 'png', 2));
  const known = await runLupa(run);
  expect(known).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(known.stdout)).toMatchObject({ file: 'part-2.png', signal: 'FAIL' });
});

function byClass<T extends { readonly classIndex: number }>(detections: readonly T[]): readonly T[] {
  return detections.toSorted((a, b) => a.classIndex - b.classIndex);
}

function expectedDetections({ scene, classes }: ZooMember) {
  return scene.patches.map(({ classIndex, x, y, side }) =>
    expect.objectContaining({
      classIndex,
      className: classes[classIndex],
      score: expect.closeTo(PATCH_SCORE, 1),
      box: { space: 'pixel', x: near(x), y: near(y), width: near(side), height: near(side) },
    }),
  );
}

function near(pixels: number) {
  return expect.closeTo(pixels, -0.3);
}
