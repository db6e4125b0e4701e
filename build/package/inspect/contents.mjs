// What may lie in the package, and what may not: each finding is a sentence; none = all is well.

/** Everything that belongs in app.asar. What is not named here does not. */
const BELONGS = [
  /^package\.json$/,
  /^out\/main\/(chunks\/)?[\w.-]+\.js$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|woff2|wav|ico)$/,
];
const NEEDED = ['package.json', 'out/main/index.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
/** Kilobytes (of 1000 bytes). A jump is a decision: most often a library that came along. 1,800 are the guide's pictures. */
const APP_MAX_KB = 5_200;
const EXTRA_MAX_KB = 1_000;

/** Files that do not belong, that are missing, and more weight than the budget allows. */
export function contentFaults({ files, unpacked }) {
  const names = [...files.keys()];
  const kB = Math.round([...files.values()].reduce((sum, { length }) => sum + length, 0) / 1000);
  return [
    ...names
      .filter((name) => !BELONGS.some((one) => one.test(name)))
      .map((name) => `${name} does not belong in the package.`),
    ...unpacked.map((name) => `${name} lies beside the archive, where nothing vouches for it.`),
    ...NEEDED.filter((name) => !names.includes(name)).map((name) => `${name} is missing.`),
    ...(kB > APP_MAX_KB ? [`The app weighs ${kB} kB; its budget is ${APP_MAX_KB}.`] : []),
  ];
}

/** What lies beside the archive: text alone, and light. */
export function extraFaults(files) {
  const kB = Math.round([...files.values()].reduce((sum, { length }) => sum + length, 0) / 1000);
  return kB > EXTRA_MAX_KB ? [`What lies beside the app weighs ${kB} kB; its budget is ${EXTRA_MAX_KB}.`] : [];
}

/** Sources that came along inside of a built file. */
export function sourceFaults({ files }) {
  return [...files].flatMap(([name, bytes]) => {
    const text = bytes.toString('utf8');
    return [
      ...(/sourceMappingURL\s*=/.test(text) ? [`${name} names a source map.`] : []),
      ...(text.includes('"sourcesContent"') ? [`${name} carries sources.`] : []),
    ];
  });
}

/** Files of the project that test and rehearse, and never ship. */
const EQUIPMENT = [
  /^(e2e|build)\//,
  /\.(test|bench|spec)\.ts$/,
  /\/(testing|killpoints|simulator|fuzz)\//,
  /[a-z]Double\.ts$/,
  /\/test[A-Z]\w*\.ts$/,
  /^src-main\/practice\/command\.ts$/,
];

/** Test equipment among the files that are built in. @param {readonly string[]} bundled */
export function equipmentFaults(bundled) {
  return bundled
    .filter((path) => EQUIPMENT.some((one) => one.test(path)))
    .map((path) => `${path} is test equipment, and is built in.`);
}

/** Packages for development alone that are meant to be built in: the page's own language. */
const BUILT_IN_TOO = ['node_modules/svelte'];

/**
 * Packages that are built in without being named as what runs on a desk's computer.
 * @param {readonly string[]} folders of the packages that are built in, as the lock file names them
 * @param {Record<string, { dev?: boolean, devOptional?: boolean, dependencies?: Record<string, string> }>} lock
 */
export function developmentFaults(folders, lock) {
  const too = new Set(BUILT_IN_TOO);
  for (const folder of too) {
    for (const name of Object.keys(lock[folder]?.dependencies ?? {})) too.add(`node_modules/${name}`);
  }
  return folders
    .filter((folder) => lock[folder] === undefined || lock[folder].dev === true || lock[folder].devOptional === true)
    .filter((folder) => !too.has(folder))
    .map((folder) => `${folder} is for development alone, and is built in.`);
}
