// Secrets and traces of the machine that built: nothing of them may be in what is given out.

/** What looks like a secret, whoever's it is. */
const LOOKS_SECRET = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----(\s|\\n|\\r)*[A-Za-z0-9+/]{6}/],
  ['a key of a cloud account', /\bAKIA[0-9A-Z]{16}\b/],
  ['a token of GitHub', /\b(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{40,})\b/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a token of Slack', /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ['an address with a password in it', /\bhttps?:\/\/[^\s/"'`:@$]{1,64}:[^\s/"'`@$]{3,}@[a-z0-9.-]+\.[a-z]{2,}/i],
];
const NAMES_SECRET = /TOKEN|SECRET|PASSWORD|PASSWD|API_KEY|CSC_LINK|CREDENTIAL/i;
/** Shorter values stand in any text by chance. */
const VALUE_MIN = 8;

/**
 * What of that is in `files`, a sentence each; a value is never repeated.
 * @param {Map<string, Buffer>} files
 * @param {{ env: Record<string, string | undefined>, folders: readonly string[] }} machine `folders`: its own paths
 */
export function secretFaults(files, { env, folders }) {
  const values = Object.entries(env).filter(
    ([name, value]) => NAMES_SECRET.test(name) && (value ?? '').length >= VALUE_MIN,
  );
  const paths = folders.filter((folder) => folder.length > 1);
  return [...files].flatMap(([name, bytes]) => {
    const text = bytes.toString('utf8');
    return [
      ...LOOKS_SECRET.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${name} carries ${what}.`),
      ...values
        .filter(([, value]) => text.includes(value))
        .map(([variable]) => `${name} carries the value of ${variable}.`),
      ...paths
        .filter((folder) => carriesPath(text, folder))
        .map((folder) => `${name} names a folder of this machine: ${folder}`),
    ];
  });
}

/** As it is, and as it stands in a string of a program. */
function carriesPath(text, folder) {
  return [folder, folder.replaceAll('\\', '\\\\'), folder.replaceAll('\\', '/')].some(
    (path) => text.includes(`${path}/`) || text.includes(`${path}\\`),
  );
}
