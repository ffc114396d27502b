/** The sender as Electron knows it; none of this comes from the page. */
export type Sender = {
  /** The window of ours that the page belongs to; null for any other page. */
  readonly windowId: string | null;
  readonly isMainFrame: boolean;
  /** The address of the sending frame. */
  readonly url: string;
};

export const APP_SCHEME = 'app';
export const APP_HOST = 'lupa';

/** Whether a request comes from our own page, in the main frame of one of our windows. */
export function isTrusted(sender: Sender): sender is Sender & { readonly windowId: string } {
  return sender.windowId !== null && sender.isMainFrame && isOwnAddress(sender.url);
}

/** Whether an address is within the app. Compared by protocol and host: our own scheme has the origin "null". */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}
