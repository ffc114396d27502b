/** The machine that a package is made for. */
export type Target = Readonly<{ platform: NodeJS.Platform; arch: string }>;

/** Source maps, types, documents and tests, which nothing at run time reads. Licences are. */
const FOR_DEVELOPERS =
  /\.(d\.[cm]?ts|[cm]?ts|map|markdown|gyp|gypi|tsbuildinfo)$|(^|\/)(tests?|docs|examples?|benchmarks?|\.github)\//;
/** Ways into better-sqlite3 that name one binary; the usual way finds it by itself. */
const FOR_ONE_PLATFORM = /^lib\/(darwin|linux|linuxmusl|win32)-\w+\.js$/;
const DOCUMENT = /\.md$/i;
const LICENCE = /(^|\/)(licen[cs]e|notice|copying|third[-_ ]?party)[^/]*$/i;

/**
 * Whether a file of an installed package is shipped; `file` is relative to the package, with forward slashes. Packages
 * that carry their native code for every platform are reduced to the target's.
 */
export function isShipped(packageName: string, file: string, target: Target): boolean {
  if (LICENCE.test(file)) return true;
  if (FOR_DEVELOPERS.test(file) || DOCUMENT.test(file)) return false;
  switch (packageName) {
    case 'better-sqlite3':
      return (
        (/^(lib\/|package\.json$)/.test(file) && !FOR_ONE_PLATFORM.test(file)) ||
        file === `prebuilds/${target.platform}-${target.arch}.node`
      );
    case 'onnxruntime-node':
      return /^(dist\/|package\.json$)/.test(file) || isOfTarget(file, target);
    default:
      return true;
  }
}

/** As in `bin/napi-v6/linux/x64/libonnxruntime.so.1`. */
function isOfTarget(file: string, { platform, arch }: Target): boolean {
  const [bin, , filePlatform, fileArch] = file.split('/');
  return bin === 'bin' && filePlatform === platform && fileArch === arch;
}
