// Who gives Front Desk out: what installers, file properties and package lists show. One place, for whoever publishes a build.
import { Stop } from '../tools.mjs';

/** Shown as the company in file properties, and as the vendor in package lists. */
export const PUBLISHER = 'The Front Desk team';
export const COPYRIGHT = 'Copyright (c) The Front Desk team';
/** Debian's packages must name both. A publisher's own are given by the environment. */
const NO_HOME = 'https://front-desk.invalid';
const NO_MAIL = 'nobody@front-desk.invalid';
/** What the builder is told where there is no feed, as it wants one: no name server knows it, and the app never asks there. */
export const NO_FEED = 'https://updates.front-desk.invalid/';

/**
 * Addresses of whoever publishes, by FRONT_DESK_HOMEPAGE, FRONT_DESK_CONTACT and FRONT_DESK_FEED. `feed`: where the app looks
 * for new versions unless a clinic's settings or policy say otherwise; null = nowhere. Throws Stop for one that is not https.
 */
export function addressesOf(env) {
  const named = (name, other) => ((env[name] ?? '') === '' ? other : env[name]);
  return {
    homepage: named('FRONT_DESK_HOMEPAGE', NO_HOME),
    contact: named('FRONT_DESK_CONTACT', NO_MAIL),
    feed: feedOf(named('FRONT_DESK_FEED', null)),
  };
}

/** As in src-shared/update/update.ts; a test holds both readings together. */
const FEED_LENGTH_MAX = 500;

/** As the app reads it: https, ending in a slash, without keys or a query. One with a mistake stops: it is not left out. */
function feedOf(text) {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url?.protocol === 'https:' && url.username === '' && url.password === '' && !/[?#]/.test(text);
  const feed = isPlain ? url.href.replace(/\/?$/, '/') : '';
  if (feed === '' || feed.length > FEED_LENGTH_MAX)
    throw new Stop('FRONT_DESK_FEED has to be an https address without a name, a password or a query in it.');
  return feed;
}
