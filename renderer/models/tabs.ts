import type { ComponentType } from 'react';
import type { ModelSummary } from '../../preload/contract/model.ts';
import type { ModelStanding } from '../../preload/contract/model-state.ts';
import { CardTab } from './card-tab.tsx';
import { HistoryTab } from './history-tab.tsx';

/** What every tab is told: the model that is open, and how far it has come. */
export type TabProps = { readonly model: ModelSummary; readonly standing: ModelStanding };

type Tab = { readonly id: 'card' | 'history'; readonly Panel: ComponentType<TabProps> };

/** The tabs of a model in their order, each found at `/models/<sha256>/<id>`. */
export const modelTabs: readonly [Tab, ...Tab[]] = [
  { id: 'card', Panel: CardTab },
  { id: 'history', Panel: HistoryTab },
];
