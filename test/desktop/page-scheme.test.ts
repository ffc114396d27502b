import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileOf, PAGE, servePage } from '../../main/app/page-scheme.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

/** A built page, and a file beside it that is none of its business. */
function builtPage() {
  const folder = path.join(temporaryFolder(), 'renderer');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  const head = '<meta name="csp-nonce" content="">';
  writeFileSync(path.join(folder, 'index.html'), `<!doctype html><head>${head}</head><body></body>`);
  writeFileSync(path.join(folder, 'assets', 'index.js'), 'export {};');
  writeFileSync(path.join(folder, 'notes.txt'), 'not for the page');
  writeFileSync(path.join(folder, '..', 'secret.json'), '{}');
  const serve = servePage(folder);
  return { folder, ask: (address: string) => serve(new Request(address)) };
}

test('the page has a policy that only lets its own content run or load, and nothing unsafe', async () => {
  const { ask } = builtPage();
  const policy = (await ask(PAGE)).headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^' ]+';/);
  expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
});

test('the nonce of the policy is in the page, and every load has a new one', async () => {
  const { ask } = builtPage();
  const nonces = await Promise.all(
    [PAGE, PAGE].map(async (address) => {
      const answer = await ask(address);
      const html = await answer.text();
      const nonce = /content="([^"]+)"/.exec(html)?.[1] ?? 'none';
      expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      return nonce;
    }),
  );
  expect(new Set(nonces).size).toBe(2);
});

test('scripts have their own type', async () => {
  const { ask } = builtPage();
  const answer = await ask('app://lupa/assets/index.js');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await answer.text()).toBe('export {};');
});

test.each([
  'app://lupa/missing.js',
  'app://lupa/notes.txt',
  'app://lupa/assets',
  'app://lupa/..%2fsecret.json',
  'app://lupa/%2e%2e/secret.json',
  'app://lupa/assets/..%5c..%5c..%2f..%2fsecret.json',
  'app://lupa/%00.js',
  'app://lupa/%zz.js',
  'app://elsewhere/index.html',
])('%s is not found', async (address) => {
  expect((await builtPage().ask(address)).status).toBe(404);
});

test('no address leads outside the folder of the page', () => {
  const folder = path.resolve('/built/renderer');
  const piece = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', '\\', 'a', 'index.html', '%00', '//', '?', '#');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const file = fileOf(folder, `app://lupa/${pieces.join('')}`);
      expect(file === null ? '' : path.relative(folder, file)).not.toMatch(/^\.\.(\/|$)/);
    }),
  );
});
