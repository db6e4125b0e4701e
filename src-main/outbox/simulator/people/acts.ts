// People at a desk: they book, move, cancel, correct, take back, save twice, and answer like enemies.
import { pick, seededRandom } from '../../../../src-shared/random/random.ts';
import type { Desk } from '../desk.ts';
import type { Oracle } from '../oracle.ts';
import type { Part } from '../scenes.ts';
import { answer, doOne } from './answers.ts';
import { compose, edit, takeUpDraft } from './books.ts';
import { change, changeDetails } from './changes.ts';
import { bookingOf, hostIdOf } from './actor.ts';
import type { Actor } from './actor.ts';
import { play } from './plays.ts';

/** What they may want, the likelier ones more often. */
const WANTS = [
  'book',
  'book',
  'book',
  'book',
  'meetNow',
  'move',
  'move',
  'move',
  'moveNow',
  'cancel',
  'cancel',
  'add',
  'remove',
  'host',
  'answer',
  'answer',
  'answer',
  'answer',
  'takeBack',
  'edit',
  'draft',
  'read',
  'read',
  'readPart',
  'readPart',
] as const;

/** One thing that somebody does at a desk: their part in a scene, or whatever the chances of `seed` bring. */
export function somebodyActs(desk: Desk, oracle: Oracle, seed: string, part?: Part): void {
  const { process } = desk;
  if (process === null || desk.machine.isAsleep) return;
  const actor: Actor = { desk, oracle, random: seededRandom(seed), seed };
  if (part === undefined) act(actor);
  else play(actor, part);
}

function act(actor: Actor): void {
  const want = pick(actor.random, WANTS);
  // By chances of its own: whatever else this seed brings stays as it is.
  if ((want === 'add' || want === 'remove' || want === 'host') && seededRandom(`${actor.seed} details`)() < 0.5) {
    return changeDetails(actor);
  }
  actor.oracle.say(`somebody at desk ${String(actor.desk.id)}: ${want}`);
  switch (want) {
    case 'book':
      return compose(actor, { kind: 'create', booking: bookingOf(actor, false) }, null);
    case 'meetNow':
      return compose(actor, { kind: 'create', booking: bookingOf(actor, true) }, null);
    case 'answer':
      return answer(actor);
    case 'takeBack':
      return doOne(actor, (action) => action === 'takeBack');
    case 'edit':
      return edit(actor);
    case 'draft':
      return takeUpDraft(actor);
    case 'read':
      void actor.desk.process?.outbox.readNow().catch(() => undefined); // a full disk takes no read in
      return;
    case 'readPart': {
      const part = actor.random() < 0.7 ? { hostId: hostIdOf(actor) } : { email: 'rosa.vega@example.org' };
      void actor.desk.process?.outbox.readPart(part).catch(() => undefined);
      return;
    }
    default:
      return change(actor, want);
  }
}
