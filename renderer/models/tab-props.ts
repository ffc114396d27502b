import type { ModelSummary } from '../../preload/contract/models/model.ts';
import type { ModelStanding } from '../../preload/contract/models/model-state.ts';

/** What every tab is told: the model that is open, and how far it has come. */
export type TabProps = { readonly model: ModelSummary; readonly standing: ModelStanding };
