import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inspectionOf } from '../../main/engine/store/inspections.ts';
import { openReader } from '../../main/engine/store/open-reader.ts';
import { inspectionIdSchema } from '../../preload/contract/units.ts';
import { runLupa } from '../support/command-line.ts';
import { matchDetections } from '../support/match-detections.ts';
import { sharedData } from '../support/shared-data.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const boxSchema = z
  .object({ cls: z.number(), score: z.number(), box: z.tuple([z.number(), z.number(), z.number(), z.number()]) })
  .transform(({ cls, score, box: [x1, y1, x2, y2] }) => ({ classIndex: cls, score, corners: { x1, y1, x2, y2 } }));
const referenceSchema = z.object({ image: z.string(), detections: z.object({ 'pcb-a': z.array(boxSchema) }) });
const partSchema = z.object({
  file: z.string(),
  signal: z.enum(['PASS', 'FAIL', 'HOLD']),
  inspectionId: inspectionIdSchema,
});

const shared = sharedData('pcb');

test.skipIf(shared === null)(
  shared === null
    ? 'thirty real boards: the shared real data are not on this machine'
    : 'thirty real boards in a camera folder are all decided, with the defects that the reference names',
  { timeout: 180_000 },
  async () => {
    const boards = shared ?? '';
    const root = temporaryFolder();
    const camera = path.join(root, 'camera');
    cpSync(path.join(boards, 'images'), camera, { recursive: true });
    const data = path.join(root, 'data');
    const model = path.join(boards, 'pcb-a.onnx');

    const ended = await runLupa([
      'run',
      '--data',
      data,
      '--camera',
      camera,
      '--model',
      model,
      '--until-idle',
      '--json',
    ]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const parts = ended.stdout
      .trim()
      .split('\n')
      .map((line) => partSchema.parse(JSON.parse(line)));
    expect(parts.map(({ file }) => file).sort()).toEqual(readdirSync(camera).sort());
    expect(parts).toHaveLength(30);

    const reader = openReader(data);
    if (!reader.ok) throw new Error(JSON.stringify(reader.fault));
    let wanted = 0;
    let matched = 0;
    for (const { file, inspectionId } of parts) {
      const reference = JSON.parse(
        readFileSync(path.join(boards, 'reference', `${path.parse(file).name}.json`), 'utf8'),
      );
      const { detections } = referenceSchema.parse(reference);
      const inspection = inspectionOf(reader.value.read, inspectionId);
      const matching = matchDetections(detections['pcb-a'], inspection?.detections ?? []);
      wanted += matching.wanted;
      matched += matching.matched;
    }
    reader.value.close();
    expect(matched / wanted, `${matched} of ${wanted} boxes matched`).toBeGreaterThanOrEqual(0.97);
  },
);
