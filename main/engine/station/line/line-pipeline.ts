import { failed } from '../../../../preload/contract/faults/result.ts';
import { createNameReaders } from '../../ingest/admit.ts';
import { findTold } from '../../ingest/files/find-told.ts';
import { createPipeline } from '../../pipeline.ts';
import { findByContent, findByPixels, isContentRecorded } from '../../store/recording/known-files.ts';
import { createJudges } from './judges.ts';
import type { LineDeps, LineParts } from './line-parts.ts';
import { createModelWatch } from './model-watch.ts';

/** The path of one image through the line, from its file to its durable record. */
export function linePipeline(deps: LineDeps, parts: LineParts) {
  const { store, calls, clock, draw, onBug } = deps;
  const { pool, models, output, shadow, recipeBook, bits, usual, recorder, rollouts } = parts;
  const { read, folder } = store;
  const judges = createJudges(read);
  return createPipeline({
    recipeOf: (lane) => recipeBook.newest(lane.recipeId),
    judgingFault: (recipe) => recipeBook.fault(recipe) ?? rollouts.fault(recipe) ?? judges(recipe),
    modelDoubt: createModelWatch(read),
    admission: {
      keep: {
        folder,
        calls: calls(folder.originals),
        isRecorded: (sha256) => isContentRecorded(read, sha256),
      },
      readName: createNameReaders(),
      clock,
    },
    rolloutWay: rollouts.wayOf,
    findByContent: (sha256) => findByContent(read, sha256),
    findTold: (shot) => findTold(read, folder, shot),
    findByPixels: (pixelHash) => findByPixels(read, pixelHash),
    inspect: async (request) => {
      const seen = await pool.inspect({ ...request, priority: 'line' });
      // A part whose model would not load says why, not only that it is missing.
      const isMissing = !seen.ok && seen.fault.code === 'model-missing';
      if (isMissing && request.modelSha256 !== null) models.noteMissing(request.modelSha256);
      return isMissing ? failed(models.whyMissing(request.modelSha256)) : seen;
    },
    usual,
    recorder,
    draw,
    clock,
    onRecorded: (record, recorded) => {
      output.poke();
      bits.note(record);
      deps.onRecorded(record, recorded);
      if (record.kind === 'inspection' && recorded.kind === 'inspected') shadow.show(record, recorded.inspectionId);
    },
    onBug: (shot, bug) => onBug(`shot ${shot.name}`, bug),
  });
}
