import type { ComponentType } from 'react';
import { CardTab } from './card-tab.tsx';
import { CompareTab } from './compare/compare-tab.tsx';
import { GateTab } from './gate/gate-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import type { TabProps } from './tab-props.ts';

type Tab = { readonly id: 'card' | 'gate' | 'compare' | 'history'; readonly Panel: ComponentType<TabProps> };

/** The tabs of a model in their order, each found at `/models/<sha256>/<id>`. */
export const modelTabs: readonly [Tab, ...Tab[]] = [
  { id: 'card', Panel: CardTab },
  { id: 'gate', Panel: GateTab },
  { id: 'compare', Panel: CompareTab },
  { id: 'history', Panel: HistoryTab },
];
