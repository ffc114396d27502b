import type { TFunction } from 'i18next';

/** How an engine can end, as main reports it in English. */
const ENDS = [
  { key: 'signal', pattern: /^The engine was ended by (.+)\.$/ },
  { key: 'exit', pattern: /^The engine exited with code (.+)\.$/ },
  { key: 'slow', pattern: /^The engine did not become ready in time/ },
  { key: 'silent', pattern: /^The engine stopped answering/ },
  { key: 'unstartable', pattern: /^The engine could not be started: (.+)\.$/ },
] as const;

/** How the engine ended, in the language of the window. */
export function engineEnd(reason: string, t: TFunction): string {
  for (const { key, pattern } of ENDS) {
    const found = pattern.exec(reason);
    if (found !== null) return t(`engine-end.${key}`, { how: found[1] ?? '' });
  }
  return reason;
}
