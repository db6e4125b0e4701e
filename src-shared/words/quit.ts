// Words of the question before quitting, and of counts in a sentence.
import { plural } from './plural.ts';

const changes = (count: number): string => plural(count, { one: '1 change', other: `${count} changes` });
const safe = (count: number): string =>
  `${plural(count, { one: 'It is', other: 'They are' })} safe on this computer and`;
const wait = (count: number): string => plural(count, { one: 'waits', other: 'wait' });
const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Numbers alone: no name belongs into a question of the system’s. */
export const quit = {
  notTold: 'The patients have not been told.',
  mayHaveArrived: (count: number, isMore: boolean) =>
    `${isMore ? `${changes(count)} more` : plural(count, { one: 'It', other: 'They' })} may have arrived: Front Desk looks at SecureVideo before it sends anything again.`,
  keepRunning: 'Keep running',
  quitAnyway: 'Quit anyway',
  stillOpening: 'Front Desk is still opening what is saved on this computer.',
  whatWaitsIsSafe:
    'Changes may wait there that are not sent yet. They are safe, and go out the next time Front Desk runs here. Their patients have not been told.',
  notSentYet: (count: number) => `${changes(count)} ${plural(count, { one: 'is', other: 'are' })} not sent yet.`,
  beingChecked: (count: number) =>
    `${changes(count)} ${plural(count, { one: 'is', other: 'are' })} still being checked.`,
  needYou: (count: number) => `${changes(count)} ${plural(count, { one: 'needs', other: 'need' })} you.`,
  goesOutNextTime: (count: number) =>
    `${safe(count)} ${plural(count, { one: 'goes', other: 'go' })} out the next time Front Desk runs here.`,
  waitsForKeys: (count: number) => `${safe(count)} ${wait(count)} until SecureVideo takes the keys again.`,
  waitsForProof: (count: number) => `${safe(count)} ${wait(count)} until the keys of their own account are entered.`,
  untilDecided: (count: number) => `${safe(count)} not sent until you decide. Nobody has been told.`,
  moreUntilDecided: (count: number) =>
    `${changes(count)} more ${plural(count, { one: 'needs you: it is', other: 'need you: they are' })} not sent until you decide.`,
  /** "three" up to twelve, digits above. */
  count: (count: number) => NUMBERS[count] ?? String(count),
  change: (count: number) => plural(count, { one: 'change', other: 'changes' }),
  /** A kind of change, one and several. */
  kinds: {
    create: ['new session', 'new sessions'],
    move: ['move', 'moves'],
    cancel: ['cancellation', 'cancellations'],
    addParticipant: ['added person', 'added people'],
    removeParticipant: ['removed person', 'removed people'],
    changeHost: ['hand-over', 'hand-overs'],
  } satisfies Readonly<Record<string, [one: string, more: string]>>,
};
