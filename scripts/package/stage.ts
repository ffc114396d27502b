import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { nodePackage } from '../../main/engine-host/engine-program.ts';
import { BUNDLED_LIST } from '../build/builds.ts';
import { namedIn } from '../build/named-in.ts';
import { withDependencies } from './installed-packages.ts';
import { collectLicences } from './licences.ts';
import { billOfMaterials } from './sbom.ts';
import { isShipped, type Target } from './shipped-files.ts';

/** The Electron that is packed, and whether it is one past its support. */
type Packing = Readonly<{ electronFolder: string; electronVersion: string; isEvaluation: boolean }>;

/** Lays out in `stage` what electron-builder packs: `app` goes into the archive, `resources` lies beside it. */
export function stageApp(
  root: string,
  stage: string,
  target: Target,
  { electronFolder, electronVersion, isEvaluation }: Packing,
): void {
  rmSync(stage, { recursive: true, force: true });
  stageArchive(root, path.join(stage, 'app'), isEvaluation);
  const resources = path.join(stage, 'resources');
  stageEngine(root, path.join(resources, 'engine'), target);
  stageNode(root, path.join(resources, 'node'), target);
  copyFiltered(path.join(root, 'models'), path.join(resources, 'models'), (file) => isModel(file));
  const updateKey = path.join(root, 'packaging', 'update-key.pem');
  if (existsSync(updateKey)) copyFileSync(updateKey, path.join(resources, 'update-key.pem'));
  if (target.platform === 'linux') {
    const helper = path.join(resources, 'install-update.sh');
    copyFileSync(path.join(root, 'packaging', 'install-update.sh'), helper);
    chmodSync(helper, 0o755);
  }
  writeJson(path.join(resources, 'sbom.cdx.json'), billOfMaterials({ root, target, electronVersion }));
  copyFileSync(path.join(root, 'SECURITY.md'), path.join(resources, 'SECURITY.md'));
  writeFileSync(path.join(resources, 'licences.txt'), collectLicences(root, target, electronFolder));
}

/** Main, preload and page are bundled whole, so that the archive holds no packages. */
function stageArchive(root: string, app: string, isEvaluation: boolean): void {
  for (const part of ['main', 'preload', 'renderer']) {
    copyFiltered(path.join(root, 'dist', part), path.join(app, 'dist', part), isNeeded);
  }
  const { name, productName, version, description, type, main } = packageJson(root);
  // electron-builder makes no .deb without a homepage; addresses under .invalid are reserved and never resolve.
  const homepage = 'https://lupa.invalid';
  writeJson(path.join(app, 'package.json'), {
    name,
    productName,
    version,
    description,
    type,
    main,
    homepage,
    isEvaluation,
    desktopName: `${name}.desktop`,
  });
}

/** The engine is bundled too, except packages with native code. */
function stageEngine(root: string, engine: string, target: Target): void {
  copyFiltered(path.join(root, 'dist', 'engine'), engine, isNeeded);
  writeJson(path.join(engine, 'package.json'), { name: 'lupa-engine', private: true, type: 'module' });
  for (const { name, folder } of withDependencies(root, namedIn(root, 'dependencies'))) {
    copyFiltered(
      path.join(root, folder),
      path.join(engine, folder),
      (file) => !file.startsWith('node_modules/') && isShipped(name, file, target),
    );
  }
}

/** Node alone, without npm, headers and manuals. */
function stageNode(root: string, folder: string, { platform, arch }: Target): void {
  const from = path.join(root, 'node_modules', nodePackage(platform, arch));
  const binary = platform === 'win32' ? 'node.exe' : 'node';
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(from, 'bin', binary), path.join(folder, binary));
  chmodSync(path.join(folder, binary), 0o755);
  copyFileSync(path.join(from, 'LICENSE'), path.join(folder, 'LICENSE'));
}

const isNeeded = (file: string) => !file.endsWith('.map') && file !== BUNDLED_LIST;

/** `<family>/<version>/…`, not the recipe that trained it. */
const isModel = (file: string) => !file.startsWith('train/') && /^[^/]+\/[^/]+\/[^/]+$/.test(file);

function copyFiltered(from: string, to: string, isTaken: (file: string) => boolean): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.relative(from, path.join(entry.parentPath, entry.name));
    if (!isTaken(file.replaceAll('\\', '/'))) continue;
    mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    cpSync(path.join(from, file), path.join(to, file));
  }
}

function packageJson(root: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
}

function writeJson(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
