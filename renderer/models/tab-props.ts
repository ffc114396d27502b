import type { ModelSummary } from '../../preload/contract/models/model.ts';
import type { ModelStanding } from '../../preload/contract/models/model-state.ts';

/** Props of every tab: the open model and its state. */
export type TabProps = { readonly model: ModelSummary; readonly standing: ModelStanding };
