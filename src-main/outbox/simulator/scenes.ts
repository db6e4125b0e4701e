// Scenes: short courses of events that chance alone brings about too seldom, each aimed at one rule of the outbox. A share of
// all days has one or two of them, in the middle of everything else that happens.
import { between, pick, seededRandom } from '../../../src-shared/random/random.ts';
import type { Random } from '../../../src-shared/random/random.ts';
import { hourMs, minuteMs, secondMs } from '../../../src-shared/time/utc.ts';
import type { Bounds, Fault } from './faults.ts';
import type { Line } from './network.ts';

/**
 * What somebody does in a scene. `of` names the booking that it is about by the seed of the happening that made it; `tells`
 * is noted as met when it was really done.
 */
export type Part = { readonly tells?: SceneName } & (
  | { readonly is: 'book' }
  | { readonly is: 'meetNow' }
  | { readonly is: 'readHost'; readonly of: string } // the list of the booking's clinician alone
  | { readonly is: 'read' }
  | { readonly is: 'cancel' | 'move'; readonly of: string }
  | { readonly is: 'moveShown'; readonly of: string } // only where the desk shows SecureVideo's row of it
  | { readonly is: 'add'; readonly of: string; readonly name: string }
);

const anywhere = ['cancelInDoubt', 'rowInDoubt', 'sameName', 'nowTooBusy', 'clockAheadWhileBusy'] as const;
const outAlone = ['rowsUnread', 'otherKeysWhileWaiting', 'restoredQueue'] as const;
export type SceneName = (typeof anywhere)[number] | (typeof outAlone)[number];

/** The scenes that are played in a world. */
export function scenesOf(bounds: Bounds): readonly SceneName[] {
  return bounds === 'in' ? anywhere : [...anywhere, ...outAlone, ...outAlone];
}

/** What the plan makes of a part: a happening of the scene's desk, `at` milliseconds into the day. Returns its seed. */
export type Staging = {
  person(part: Part, at: number): string;
  dashboardAdds(of: string, name: string, at: number): void;
  faults(faults: readonly Fault[], at: number): void;
  wall(byMs: number, at: number): void;
  line(how: Line, forMs: number, at: number): void;
  otherKeys(forMs: number, at: number): void;
  backUp(at: number): void;
  restore(at: number): void;
};

/** The scenes of a day, drawn from chances of their own: without them the day is the same. */
export function stageScenes(seed: string, hours: number, bounds: Bounds, stage: (random: Random) => Staging): void {
  const random = seededRandom(`scenes ${seed}`);
  const count = pick(random, [0, 0, 1, 1, 1, 1, 2, 2]);
  for (let left = count; left > 0; left--) {
    const name = pick(random, scenesOf(bounds));
    play(name, random, random() * hours * hourMs, stage(random));
  }
}

function play(name: SceneName, random: Random, at: number, staging: Staging): void {
  const after = (from: number, to: number): number => at + between(random, from * secondMs, to * secondMs);
  const landsLate: Fault = { on: 'write', do: 'landLate', reset: true };
  const busy = (retryAfterS: number): Fault => ({ on: 'write', do: 'busy', status: 429, retryAfterS });
  switch (name) {
    // The answer to a booking is lost, and while nobody knows whether it is there the session is cancelled.
    case 'cancelInDoubt': {
      staging.faults([landsLate], at);
      const of = staging.person({ is: 'book' }, at);
      staging.person({ is: 'cancel', of, tells: name }, after(8, 25));
      return;
    }
    // A list of a part shows the session whose booking is in doubt, and somebody changes what is shown.
    case 'rowInDoubt': {
      staging.faults([landsLate], at);
      const of = staging.person({ is: 'book' }, at);
      for (const seconds of [24, 40, 56, 72, 84]) {
        staging.person({ is: 'readHost', of }, at + seconds * secondMs);
        staging.person({ is: 'moveShown', of, tells: name }, at + (seconds + 2) * secondMs);
      }
      return;
    }
    // Somebody of the same name and another address is added elsewhere and here.
    case 'sameName': {
      const of = staging.person({ is: 'book' }, at);
      const person = pick(random, ['Ana Lopez', 'Karen Holt', 'Mei Lin']);
      staging.dashboardAdds(of, person, after(60, 90));
      if (random() < 0.5) staging.person({ is: 'read' }, after(105, 110));
      staging.person({ is: 'add', of, name: person, tells: name }, after(112, 180));
      return;
    }
    // SecureVideo asks a Meet Now to wait, twice, until it is none any more.
    case 'nowTooBusy':
      staging.faults([busy(between(random, 150, 290)), busy(between(random, 200, 290))], at);
      staging.person({ is: 'meetNow', tells: name }, at);
      return;
    // SecureVideo asks to wait, somebody sets the clock ahead, and somebody has something to send.
    case 'clockAheadWhileBusy':
      staging.faults([busy(between(random, 120, 290))], at);
      staging.person({ is: 'book' }, at);
      staging.wall(between(random, 6, 60) * minuteMs, after(10, 20));
      staging.person({ is: 'book', tells: name }, after(22, 60));
      return;
    // A booking has come, its answer is lost, and its row cannot be read in the lists that show it.
    case 'rowsUnread':
      staging.person({ is: 'book' }, at - 3 * minuteMs); // what is listed shows that the account is there
      staging.faults([{ on: 'write', do: 'loseAfter' }, ...Array.from({ length: 8 }, unread)], at);
      staging.person({ is: 'book', tells: name }, at);
      return;
    // Keys of another account are entered while a booking waits for the line.
    case 'otherKeysWhileWaiting':
      staging.line('refused', 2 * minuteMs, at);
      staging.person({ is: 'book', tells: name }, at);
      staging.otherKeys(between(random, 4, 20) * minuteMs, after(30, 90));
      return;
    // Files are copied while a booking waits, and put back when it has been delivered.
    case 'restoredQueue':
      staging.line('refused', minuteMs, at);
      staging.person({ is: 'book', tells: name }, at);
      staging.backUp(after(15, 50));
      staging.restore(after(180, 900));
      return;
  }
}

/** A list of which the newest row cannot be read, and all others can. */
function unread(): Fault {
  return { on: 'read', do: 'half', rows: 'newest' };
}
