// A module hook: while FRONT_DESK_MUTANT names a mutant, its patches are put into the files on their way in.
import { registerHooks } from 'node:module';
import { control, mutants } from './mutants.ts';
import type { Patch } from './mutants.ts';

const wanted = Number(process.env['FRONT_DESK_MUTANT'] ?? '');
const mutant = [...mutants, control].find(({ n }) => n === wanted);
if (mutant === undefined) throw new Error(`There is no mutant ${String(wanted)}`);

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const patches = mutant.patches.filter(({ file }) =>
      url.endsWith(file.startsWith('src-') ? `/${file}` : `/src-main/${file}`),
    );
    if (patches.length === 0 || loaded.source === undefined || loaded.source === null) return loaded;
    const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
    return { ...loaded, source: patches.reduce(put, source) };
  },
});

/** Fails where the code has changed and the patch does not fit any more: a mutant that is none would be caught by nothing. */
function put(source: string, { file, find, put: instead }: Patch): string {
  const parts = source.split(find);
  if (parts.length !== 2)
    throw new Error(
      `mutant ${String(wanted)} does not fit ${file}: its text stands there ${String(parts.length - 1)} times`,
    );
  return parts.join(instead);
}
