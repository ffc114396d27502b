import type { ComparisonFilter, ShadowVerdict } from '../../../../preload/contract/models/shadow.ts';
import type { InspectionId } from '../../../../preload/contract/values/units.ts';
import { parseRow, type ReadDb } from '../handles.ts';
import type { ComparedLooks } from '../rollups/comparison-days.ts';
import { modelIdOf } from './models.ts';
import { shadowVerdictSelect, verdictRowSchema } from './shadow-verdicts.ts';

/** Where a challenger's verdicts are stored: the rows of its looks, with the column that selects its own. */
export type VerdictSource = {
  readonly looks: 'shadow_verdict' | 'replay_verdict';
  readonly lookKey: 'model_id' | 'replay_id';
};

const BESIDE_THE_LINE: VerdictSource = { looks: 'shadow_verdict', lookKey: 'model_id' };
const REPLAYED: VerdictSource = { looks: 'replay_verdict', lookKey: 'replay_id' };

type Asked = Pick<ComparisonFilter, 'modelSha256' | 'replayId'>;

export function verdictSourceOf({ replayId }: Asked): VerdictSource {
  return replayId === null ? BESIDE_THE_LINE : REPLAYED;
}

/** Which of the roll-ups count them. */
export function comparedLooksOf({ replayId }: Asked): ComparedLooks {
  return replayId === null ? 'shadow' : 'replay';
}

/** The value of the column that selects a challenger's own rows. */
export function sourceIdOf(db: ReadDb, { modelSha256, replayId }: Asked): number {
  return replayId ?? modelIdOf(db, modelSha256);
}

/** What the challenger said about one part, in this source. */
export function verdictFrom(db: ReadDb, asked: Asked, inspectionId: InspectionId): ShadowVerdict | null {
  const { looks, lookKey } = verdictSourceOf(asked);
  const row = db.get(
    `SELECT ${shadowVerdictSelect} FROM ${looks} v JOIN model m ON m.id = @modelId
     WHERE v.${lookKey} = @sourceId AND v.inspection_id = @inspectionId`,
    { modelId: modelIdOf(db, asked.modelSha256), sourceId: sourceIdOf(db, asked), inspectionId },
  );
  return parseRow(verdictRowSchema, row);
}
