// Initials only: what leaves main for a screen has patients' initials for their names, and no address or number of theirs. What
// the page hands back with a change (`seen`) stays as it is, and so does what a form is filled with.
import type { CallName } from '../../src-shared/contract/calls.ts';
import { initialsOf } from '../../src-shared/session/initials.ts';

/** Calls whose answers are looked at on a screen; those that fill a form are not among them. */
const SHOWN: ReadonlySet<CallName> = new Set([
  ...(['app.status', 'day.read', 'session.read', 'search.local', 'search.remote', 'outbox.read'] as const),
  ...(['outbox.act', 'session.save', 'session.move', 'session.cancel', 'session.addParticipant'] as const),
  ...(['session.removeParticipant', 'session.changeParticipant', 'session.changeHost'] as const),
]);
/** Members that stay: they go back to main as they are. */
const KEPT = new Set(['seen', 'draft']);
const HIDDEN = new Set(['email', 'phone', 'externalId', 'ehrId']);
/** A name shorter than this is no use to look for inside of a text. */
const NAME_MIN = 3;

/** Names of patients that a text may hold: each with the initials that stand for it. */
export type Names = ReadonlySet<string>;

/** Whether this call's answer is veiled. */
export function isShown(name: CallName): boolean {
  return SHOWN.has(name);
}

/** The value with initials for each of `names`, wherever they stand. */
export function veiled(value: unknown, names: Names): unknown {
  const all = [...names].filter((name) => name.trim().length >= NAME_MIN).sort((a, b) => b.length - a.length);
  const parts = all.flatMap((name) => [[whole(name), initialsOf(name)] as const, ...firstOf(name)]);
  const veil = (one: unknown, key: string): unknown => {
    if (typeof one === 'string') return HIDDEN.has(key) ? '' : textOf(one, parts);
    if (Array.isArray(one)) return one.map((each) => veil(each, key));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one).map(([member, each]) => [member, KEPT.has(member) ? each : veil(each, member)]),
    );
  };
  return veil(value, '');
}

/** Names of the guests in whatever is about to be shown. */
export function namesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) namesIn(each, found);
  else if (typeof value === 'object' && value !== null) {
    const { name, personId, userId, isHost } = value as Record<string, unknown>;
    const isGuest = personId !== undefined || (userId === null && isHost === false);
    if (isGuest && typeof name === 'string') found.add(name);
    for (const [key, each] of Object.entries(value)) if (!KEPT.has(key)) namesIn(each, found);
  }
  return found;
}

/** A sentence says "Trevor" of Trevor Lane: that goes too. */
function firstOf(name: string): readonly Part[] {
  const [first, ...rest] = name.trim().split(/\s+/);
  return first !== undefined && rest.length > 0 && first.length >= NAME_MIN ? [[whole(first), initialsOf(first)]] : [];
}

type Part = readonly [name: RegExp, initials: string];

/** The name as words of their own: "Ann" is not in "Annual". */
function whole(name: string): RegExp {
  return new RegExp(`(?<!\\p{L})${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{L})`, 'gu');
}

function textOf(text: string, parts: readonly Part[]): string {
  return parts.reduce((said, [name, initials]) => said.replace(name, () => initials), text);
}
