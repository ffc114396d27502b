import type { Language } from '../contract/station/settings.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import type { FaultWords } from './fault-words.ts';

/** The words for faults, by language. The command line speaks English. */
export const wordsOf: Readonly<Record<Language, FaultWords>> = { en: english, es: spanish };
