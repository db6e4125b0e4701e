// What guests answered to their invitation, in our words. SecureVideo documents "Unknown" alone; any other word is shown as it came.
import { say } from '../../src-shared/words/words.ts';

export type Reply = { readonly is: 'yes' | 'no' | 'none' | 'other'; readonly words: string };

/** Texts that were read before: a day has many guests and few words. */
const read = new Map<string, Reply>();
const READ_MAX = 100;

/** The reply that a RSVP text stands for. */
export function replyOf(rsvp: string): Reply {
  const known = read.get(rsvp);
  if (known) return known;
  if (read.size >= READ_MAX) read.clear();
  const reply = readReply(rsvp);
  read.set(rsvp, reply);
  return reply;
}

function readReply(rsvp: string): Reply {
  const text = rsvp.trim();
  if (/^(unknown|none|pending|no ?(reply|response|answer).*)?$/i.test(text))
    return { is: 'none', words: say.row.noReply };
  if (/^(y|yes|accept|confirm|attend|going|will attend)/i.test(text)) return { is: 'yes', words: say.row.saidYes };
  if (/^(n|no|not .*|declin\w*|reject\w*|refus\w*|cannot.*|can.t.*|will not.*)$/i.test(text)) {
    return { is: 'no', words: say.row.saidNo };
  }
  return { is: 'other', words: text };
}

/** The reply of all guests together: a no first, then what is missing. */
export function replyOfAll(rsvps: readonly string[]): Reply {
  const replies = rsvps.map(replyOf);
  const [one] = replies;
  if (one === undefined) return { is: 'none', words: '' };
  if (replies.every((reply) => reply.words === one.words)) return one;
  const [no, yes] = (['no', 'yes'] as const).map((is) => replies.filter((reply) => reply.is === is).length);
  if (no) return { is: 'no', words: say.row.someSaidNo(no, replies.length) };
  if (yes) return { is: 'other', words: say.row.someSaidYes(yes, replies.length) };
  return replies.find((reply) => reply.is === 'other') ?? one;
}
