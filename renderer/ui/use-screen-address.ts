import { navigate, useHashLocation } from 'wouter/use-hash-location';

/**
 * The address of the screen, in the hash of the page. An address without a search has none: the router's own `navigate` would keep
 * that of the screen before, and the period of a report would silently filter the history opened after it.
 */
export function useScreenAddress(...options: Parameters<typeof useHashLocation>): ReturnType<typeof useHashLocation> {
  return [useHashLocation(...options)[0], goTo];
}

useScreenAddress.hrefs = (href: string) => `#${href}`;

const goTo: typeof navigate = (to, options) => navigate(to.includes('?') ? to : `${to}?`, options);
