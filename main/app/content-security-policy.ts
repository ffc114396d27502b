/**
 * What our page may load and do: its own scripts and styles, and the images of inspections. Styles written by the UI kit
 * at run time have the nonce, which is new with every load of the page.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' lupa-image: blob:",
    "font-src 'self'",
    "connect-src 'self' lupa-image:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The page with the nonce where its styles look for it. */
export function withNonce(html: string, nonce: string): string {
  return html.replace(/(<meta name="csp-nonce" content=")[^"]*(")/, `$1${nonce}$2`);
}
