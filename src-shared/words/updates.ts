// Words of the page of updates: what is new, how far it is, what went wrong, and how new versions come.
import { plural } from './plural.ts';

const changes = (count: number): string => plural(count, { one: '1 change', other: `${count} changes` });

/** Versions, times and sizes come as text. */
export const updates = {
  title: 'Updates',
  lead: (running: string) =>
    `This is Front Desk ${running}. A new version is installed when you say so, never by itself.`,
  thisCopy: 'New version',
  checked: (when: string) => `Looked last ${when}`,
  neverChecked: 'Not looked yet',
  checkNow: 'Look now',
  checking: 'Looking',
  isOff: 'Front Desk does not look for new versions.',
  noFeed: 'No update address is set, so Front Desk asks nobody.',
  newest: 'This is the newest version.',
  unknown: 'Nobody has looked yet.',
  found: (version: string) => `Version ${version} is there`,
  foundIs: (size: string) =>
    size === '' ? 'Fetching it changes nothing yet.' : `${size}. Fetching it changes nothing yet.`,
  fetch: 'Fetch it',
  fetching: (version: string) => `Fetching version ${version}`,
  percent: (percent: string) => `${percent} %`,
  goOnWorking: 'Go on working meanwhile.',
  ready: (version: string) => `Version ${version} is ready`,
  readyIs: 'Front Desk closes, and comes back by itself in about a minute. What you typed is kept.',
  waits: (count: number) =>
    plural(count, {
      one: '1 change is still waiting; it is kept and goes on after the restart.',
      other: `${count} changes are still waiting; they are kept and go on after the restart.`,
    }),
  needsYou: (count: number) =>
    `${changes(count)} in the outbox ${plural(count, { one: 'needs', other: 'need' })} you; nothing of it is lost.`,
  installNow: 'Install now',
  installAtClose: 'Install when I close for the day',
  atClose: (version: string) => `Version ${version} is installed when you close Front Desk`,
  atCloseIs:
    'Until you change your mind, and today only. Not when the computer is shut down, and not while a change is being sent.',
  notAtClose: 'Do not install then',
  installing: (version: string) => `Front Desk closes now, and version ${version} is installed.`,
  installingIs: 'It comes back by itself. Leave the computer on.',
  done: (version: string) => `Front Desk was updated to ${version}.`,
  read: 'I have read this',
  whatIsNew: 'What is new',
  noNotes: 'Whoever made this version wrote nothing about it.',
  how: 'How they come',
  howIs: 'An administrator’s to choose.',
  mode: 'Front Desk',
  modes: { off: 'Never looks', tell: 'Looks and tells', download: 'Downloads and tells' },
  modeIs: 'Whatever you choose, a person decides when it is installed.',
  feed: 'Update address',
  feedIs:
    'The https folder with the new versions: your clinic’s own, or the one of whoever gave you Front Desk. It is told nothing of you or your patients. Left empty, it is the one that came with this copy, if one did.',
  none: 'None',
  feedExample: 'https://',
  keepFeed: 'Keep address',
  kept: 'Kept.',
  size: (megabytes: string) => `${megabytes} MB`,
  byHand: {
    notSigned:
      'This copy is not signed, so it could not tell a false version from a true one. It only tells of new ones; whoever looks after this computer installs them.',
    wholeComputer:
      'This copy was installed for the whole computer, or where you may not write. It only tells of new versions; your IT installs them.',
    notInstalled:
      'This copy runs from where it was not installed. Move it to your programs (on a Mac: Applications) and start it there; then it can update itself.',
    development: 'This is a build for development. It does not update itself.',
  },
  trouble: {
    unreachable: ['The update address does not answer.', 'It is tried again by itself. Front Desk runs as before.'],
    notThere: ['There is nothing at the update address.', 'Ask whoever keeps it. Front Desk runs as before.'],
    notAFeed: [
      'What the update address answered is no version of Front Desk.',
      'A guest network may stand between. It was not used, and is tried again by itself.',
    ],
    elsewhere: [
      'The update address sends on to another place.',
      'That is not followed. Ask whoever keeps the address, and look whether the internet here wants you to sign in.',
    ],
    damaged: [
      'What was fetched is not what was described.',
      'It was thrown away. Front Desk runs as before, and you may fetch it again.',
    ],
    notGenuine: [
      'What was fetched does not come from the maker of Front Desk.',
      'It was thrown away. Do not install it by hand, and tell your administrator.',
    ],
    disk: [
      'There is no room for the new version, or Front Desk may not write there.',
      'Front Desk runs as before. Make room, then try again.',
    ],
    notStarted: [
      'The installer could not be started.',
      'Front Desk runs as before. Try again, or tell your administrator.',
    ],
  },
} as const;
