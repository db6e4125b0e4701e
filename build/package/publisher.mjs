// Who gives Front Desk out: what installers, file properties and package lists show. One place, for whoever publishes a build.

/** Shown as the company in file properties, and as the vendor in package lists. */
export const PUBLISHER = 'The Front Desk team';
export const COPYRIGHT = 'Copyright (c) The Front Desk team';
/** Debian's packages must name both. A publisher's own are given by the environment. */
const NO_HOME = 'https://front-desk.invalid';
const NO_MAIL = 'nobody@front-desk.invalid';
/** A feed that no name server knows: a build looks nowhere by itself; a clinic's settings or policy name its own feed. */
const NO_FEED = 'https://updates.front-desk.invalid/';

/** Addresses of whoever publishes, by FRONT_DESK_HOMEPAGE, FRONT_DESK_CONTACT and FRONT_DESK_FEED. */
export function addressesOf(env) {
  const named = (name, other) => ((env[name] ?? '') === '' ? other : env[name]);
  return {
    homepage: named('FRONT_DESK_HOMEPAGE', NO_HOME),
    contact: named('FRONT_DESK_CONTACT', NO_MAIL),
    feed: named('FRONT_DESK_FEED', NO_FEED),
  };
}
