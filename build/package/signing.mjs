// Signing comes from the environment alone: what is there, what it means for each system, and the words when it is not.

const isThere = (env, ...names) => names.every((name) => (env[name] ?? '') !== '');

/** The ways in which Windows files are signed, and what each needs. */
const AZURE = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'];
const AZURE_ACCOUNT = [
  'FRONT_DESK_AZURE_ENDPOINT',
  'FRONT_DESK_AZURE_ACCOUNT',
  'FRONT_DESK_AZURE_PROFILE',
  'FRONT_DESK_PUBLISHER',
];
/** The ways in which Apple's notary is asked. */
const NOTARY = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
];

/**
 * What can be signed in this environment.
 * @param {Record<string, string | undefined>} env
 * @returns {{ windows: 'certificate' | 'azure' | null, mac: boolean, notary: boolean }}
 */
export function signingOf(env) {
  const byCertificate = isThere(env, 'WIN_CSC_LINK') || isThere(env, 'CSC_LINK');
  const mac = isThere(env, 'CSC_LINK') || isThere(env, 'CSC_NAME');
  return {
    windows: isThere(env, ...AZURE, ...AZURE_ACCOUNT) ? 'azure' : byCertificate ? 'certificate' : null,
    mac,
    notary: mac && NOTARY.some((names) => isThere(env, ...names)),
  };
}

/** What a person should know before giving out what is built here for `platform`; '' = nothing to say. */
export function unsignedWords(env, platform) {
  const { windows, mac, notary } = signingOf(env);
  if (platform === 'win32' && windows === null) {
    return 'UNSIGNED: Windows warns of whoever starts this installer, and an update of it is not checked for its publisher.';
  }
  if (platform === 'darwin' && !mac)
    return 'UNSIGNED: macOS opens this app only after a right click, and it cannot update itself.';
  if (platform === 'darwin' && !notary) return 'Signed, NOT NOTARISED: macOS refuses this app on other computers.';
  return '';
}
