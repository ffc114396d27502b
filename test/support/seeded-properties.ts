import fc from 'fast-check';

// The same examples in every run, so that a failure can be repeated; `npm run fuzz` and LUPA_PROPERTY_SEED try others.
if (process.env['FUZZ_SECONDS'] === undefined) {
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['LUPA_PROPERTY_SEED'] ?? 1) });
}
