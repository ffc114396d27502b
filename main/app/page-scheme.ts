import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { APP_HOST, APP_SCHEME, isOwnAddress } from '../ipc/sender.ts';
import { contentSecurityPolicy, withNonce } from './content-security-policy.ts';

export const PAGE_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
/** The address of the page. */
export const PAGE = `${PAGE_ORIGIN}/index.html`;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Answers the page's requests for its own files, from the built renderer's folder and nowhere else. */
export function servePage(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = fileOf(folder, request.url);
    const mediaType = file === null ? undefined : MEDIA_TYPES[path.extname(file)];
    if (file === null || mediaType === undefined) return new Response(null, { status: 404 });
    const content = await readFile(file).catch(() => null);
    if (content === null) return new Response(null, { status: 404 });
    const headers = { 'content-type': mediaType, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' };
    if (path.extname(file) !== '.html') return new Response(content, { headers });
    const nonce = randomBytes(18).toString('base64');
    return new Response(withNonce(content.toString('utf8'), nonce), {
      headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) },
    });
  };
}

/** The file for an address of the page, or `null` if it would leave the folder. */
export function fileOf(folder: string, address: string): string | null {
  if (!isOwnAddress(address)) return null;
  const name = decoded(new URL(address).pathname);
  if (name === null || name.includes('\0')) return null;
  const file = path.join(folder, name === '/' ? 'index.html' : name);
  return file.startsWith(folder + path.sep) ? file : null;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null; // a stray percent sign
  }
}
