// What is really built in: the build itself notes each file of which something ended up in the app.
import { mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { readJson, root } from '../tools.mjs';

const PARTS = ['main', 'preload', 'renderer'];
const noteOf = (folder, part) => join(folder, '.cache/bundled', `${part}.json`);

/**
 * Plugin of the build: writes the paths of all files that `part` carries code of, as seen from the project's folder `folder`
 * (handed in, since the build runs its settings from a copy elsewhere).
 */
export function bundled(part, folder) {
  return {
    name: 'front-desk-bundled',
    apply: 'build',
    generateBundle(_options, bundle) {
      const paths = new Set();
      for (const file of Object.values(bundle)) {
        for (const [id, about] of Object.entries(file.modules ?? {})) {
          if (about.renderedLength > 0) paths.add(sourceOf(id, folder));
        }
      }
      mkdirSync(join(folder, '.cache/bundled'), { recursive: true });
      writeFileSync(noteOf(folder, part), JSON.stringify([...paths].filter((path) => path !== '').sort(), null, 1));
    },
  };
}

/** A module's id as a path in the project; '' = the builder's own help, which is no file. */
function sourceOf(id, folder) {
  const [path = ''] = id.split('?');
  if (!isAbsolute(path)) return '';
  // Packages may lie elsewhere behind a link: what counts is the package.
  const inPackages = path.replaceAll('\\', '/').indexOf('/node_modules/');
  if (inPackages !== -1) return path.replaceAll('\\', '/').slice(inPackages + 1);
  return relative(folder, path).replaceAll('\\', '/');
}

/** Every file that is built in, all parts together. @throws where a part has not been built. */
export function bundledFiles() {
  return PARTS.flatMap((part) => {
    const files = readJson(noteOf(root, part));
    if (!Array.isArray(files)) throw new Error(`The build has not noted what is in ${part}. Run: npm run build`);
    return files;
  });
}

/** Folders of the packages among `files`, as the lock file names them: each once, in order. */
export function packagesAmong(files) {
  const folders = files.map((path) => /^(?:node_modules\/(?:@[^/]+\/)?[^/]+\/)+/.exec(path)?.[0].slice(0, -1));
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}
