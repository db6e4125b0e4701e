// One version everywhere: what the project says, and what everything that was made says.

/**
 * Who says another version, a sentence each.
 * @param {string} wanted
 * @param {Record<string, string | undefined>} told by whom: undefined = says none
 */
export function versionFaults(wanted, told) {
  return Object.entries(told)
    .filter(([, version]) => version !== wanted)
    .map(([who, version]) =>
      version === undefined ? `${who} says no version.` : `${who} says ${version}, not ${wanted}.`,
    );
}

/** The newest released version that a changelog tells of; undefined = none. */
export function changelogVersion(text) {
  return /^## \[?(\d+\.\d+\.\d+)\]?/m.exec(text)?.[1];
}

/** The notes of one version: what stands below its heading. @throws where there are none */
export function notesOf(text, version) {
  const lines = text.split('\n');
  const begin = lines.findIndex((line) =>
    new RegExp(`^## \\[?${version.replaceAll('.', '\\.')}\\]?(\\s|$)`).test(line),
  );
  const rest = lines.slice(begin + 1);
  const length = rest.findIndex((line) => line.startsWith('## '));
  const notes = rest
    .slice(0, length === -1 ? rest.length : length)
    .join('\n')
    .trim();
  if (begin === -1 || notes === '') throw new Error(`CHANGELOG.md has nothing to say of ${version}.`);
  return notes;
}
