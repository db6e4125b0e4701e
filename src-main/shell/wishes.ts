// What a person asks of the page before it can hear: a command of the menu, a place that a notification leads to. Kept until the
// page listens, then done once; behind the lock it is dropped, for whoever signs in may be somebody else.
import type { EventPayload } from '../../src-shared/contract/events.ts';
import type { Push } from './push.ts';

/** More than anybody asks of a window that is just opening: the newest are kept. */
const KEPT_MAX = 5;

type Wish =
  | { readonly is: 'command'; readonly what: EventPayload<'command'> }
  | { readonly is: 'goTo'; readonly what: EventPayload<'goTo'> };

export type Wishes = {
  /** Sends the wish to the page, now or when it listens. */
  readonly want: (wish: Wish) => void;
  /** The page shows something and hears what is sent from now on. */
  readonly listens: () => void;
  /** The page goes: what is asked from now on is the next one's. */
  readonly leaves: () => void;
  /** The lock stands before the page: nothing is done of what was asked. */
  readonly drop: () => void;
};

/** `isLocked`: that the desk is locked is known; while it opens it is not, and nothing is dropped. */
export function createWishes(push: Push, isLocked: () => boolean): Wishes {
  let isListening = false;
  let waiting: readonly Wish[] = [];
  const send = (wish: Wish): void => {
    if (wish.is === 'command') push('command', wish.what);
    else push('goTo', wish.what);
  };
  return {
    want(wish) {
      if (isLocked()) return;
      if (isListening) return send(wish);
      // Whoever asks twice because nothing happens means it once; of places the last one.
      const others = waiting.filter((one) => !isSame(one, wish));
      waiting = [...others, wish].slice(-KEPT_MAX);
    },
    listens() {
      isListening = true;
      const wishes = waiting;
      waiting = [];
      for (const wish of wishes) send(wish);
    },
    leaves() {
      isListening = false;
    },
    drop() {
      waiting = [];
    },
  };
}

function isSame(one: Wish, other: Wish): boolean {
  if (one.is === 'goTo' || other.is === 'goTo') return one.is === other.is;
  return one.what.name === other.what.name;
}
