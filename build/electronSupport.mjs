// Whether our major version of Electron is among the supported ones: the three newest that are released.
import { Stop, at, main, readJson, run } from './tools.mjs';

/** Electron supports so many major versions at a time. */
export const SUPPORTED_MAJORS = 3;

/** What is wrong with `ours`, given every version that was released; '' = nothing. */
export function supportTrouble(ours, released) {
  const majorOf = (version) => Number(version.split('.')[0]);
  const majors = [...new Set(released.filter((version) => /^\d+\.\d+\.\d+$/.test(version)).map(majorOf))];
  const supported = majors.sort((a, b) => b - a).slice(0, SUPPORTED_MAJORS);
  if (supported.length === 0) return 'No released version of Electron was told.';
  if (supported.includes(majorOf(ours))) return '';
  return `Electron ${ours} is not supported any more; supported are ${supported.join(', ')}.`;
}

if (process.argv[1] === at('build/electronSupport.mjs')) {
  await main(async () => {
    const { code, output } = await run('npm', ['view', 'electron', 'versions', '--json'], { quiet: true });
    if (code !== 0) throw new Stop(`npm did not tell which versions of Electron there are.\n${output}`);
    const trouble = supportTrouble(readJson(at('package.json')).devDependencies.electron, JSON.parse(output));
    if (trouble !== '') throw new Stop(trouble);
    console.log('Our version of Electron is supported.');
  });
}
