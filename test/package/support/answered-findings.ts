import type { Finding } from './electronegativity.ts';

/** What the scanner finds in the shipped app, and why it stays. A finding that is not here fails the tests; so does an answer to none. */
export const answeredFindings: readonly (Finding & { readonly answer: string })[] = [
  {
    check: 'CSP_GLOBAL_CHECK',
    file: 'N/A',
    sample: '',
    answer:
      'The scanner looks for a policy in <meta> or on webRequest. Ours is a header of the page, written by the handler of our own scheme with a nonce of its own for each load; test/package/hardening.test.ts reads it back.',
  },
  {
    check: 'PRELOAD_JS_CHECK',
    file: 'dist/main/index.js',
    sample: 'preload,',
    answer:
      'Asks for a look at the preload script. It is sandboxed, context-isolated, and exposes `call` and `on` of the contract and nothing else; test/e2e/app/hardening.test.ts counts what the page sees.',
  },
  {
    check: 'PRELOAD_JS_CHECK',
    file: 'dist/main/index.js',
    sample: 'preload,',
    answer:
      'The same script, in the window that nobody sees and that prints the report of a shift: sandboxed and context-isolated as the others.',
  },
];
