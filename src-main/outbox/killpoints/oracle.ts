// Judges a play from outside of the desk: what was called saved is known, what was owed is there, nothing came twice.
import type { PracticeAccount } from '../../practice/account.ts';
import type { RequestEntry } from '../../practice/log.ts';
import type { Notice, SessionRecord } from '../../practice/records.ts';
import type { Said } from './order.ts';
import type { Ended } from './process.ts';
import { changesOf, scenarioOf } from './scenarios.ts';
import type { Beginning, Owed } from './scenarios.ts';

/** `first`: the process that may have been killed; `second`: the one after it, null where the first came to its end. */
export function deskProblems(beginning: Beginning, first: Ended, second: Ended | null): string[] {
  const last = second ?? first;
  const problems: string[] = [];
  if (last.is !== 'exited' || last.code !== 0) {
    const heard = last.said.at(-1);
    problems.push(
      `the desk did not come to rest (${last.is}); last words ${JSON.stringify(heard)}; ${last.complaints}`,
    );
  }
  if (second !== null) problems.push(...forgotten(beginning, first, second));
  problems.push(...restProblems(beginning, last));
  for (const one of [...first.said, ...last.said]) {
    if (one.say === 'notTaken') problems.push(`${one.changeId} was not taken: ${one.because}`);
    if (one.say === 'opened' && one.notices.length > 0) problems.push(`it opened with ${one.notices.join(', ')}`);
    if (one.say === 'log' && !usualCodes.has(one.code)) problems.push(`it logged ${one.code}`);
  }
  return problems;
}

const usualCodes: ReadonlySet<string> = new Set(['outbox.answered']);

/** What was called saved or kept before the end, and is not known after it. */
function forgotten({ scenario, base }: Beginning, first: Ended, second: Ended): string[] {
  const opened = heard(second, 'opened')[0];
  if (opened === undefined) return [`it did not open again: ${JSON.stringify(second.said[0])} ${second.complaints}`];
  const waiting = scenarioOf(scenario).waiting(base);
  const saved = [...waiting, ...heard(first, 'saved')].map(({ changeId }) => changeId);
  const problems = saved.filter((id) => !opened.known.includes(id)).map((id) => `${id} was called saved and is lost`);
  for (const { draftId } of heard(first, 'draft')) {
    const changeId = draftId.replace(/^draft-/, '');
    const [isDraft, isChange] = [opened.drafts.includes(draftId), opened.known.includes(changeId)];
    if (isDraft === isChange) problems.push(`${draftId} is ${isDraft ? 'a draft and a change' : 'lost'}`);
  }
  return problems;
}

/** One end of the process, no foreign hand, nothing late: all is delivered, and nobody is asked anything. */
function restProblems({ scenario, base }: Beginning, last: Ended): string[] {
  const rest = heard(last, 'rest')[0];
  if (rest === undefined) return ['it never came to rest'];
  const { waiting, acts } = scenarioOf(scenario);
  return changesOf([...waiting(base), ...acts(base)]).flatMap(({ changeId }) => {
    const row = rest.rows.find((one) => one.changeId === changeId);
    if (row?.standing === 'delivered') return [];
    return [`${changeId} ended as ${row === undefined ? 'nothing' : `${row.standing} ${row.cause ?? ''}`}`];
  });
}

/** The account against what is owed: each session once and as wished, each write worked once, each notice sent once. */
export function accountProblems(
  { scenario, base, state }: Beginning,
  account: PracticeAccount,
  requests: readonly RequestEntry[],
  toldBefore: number,
): string[] {
  const { owed, waiting, acts } = scenarioOf(scenario);
  const problems: string[] = [];
  for (const one of owed(base)) {
    const made = account.sessions.filter((session) => session.externalId === one.externalId);
    if (made.length !== 1) problems.push(`${one.externalId} is there ${String(made.length)} times`);
    else problems.push(...differences(one, made[0]));
  }
  const known = new Set(owed(base).map(({ externalId }) => externalId));
  for (const { externalId } of account.sessions) {
    if (!known.has(externalId)) problems.push(`${externalId} was never promised`);
  }

  const worked = requests.filter(({ method, worked }) => method !== 'GET' && worked !== null && worked < 300);
  const wanted = changesOf([...waiting(base), ...acts(base)]).length;
  if (worked.length !== wanted) {
    problems.push(`${String(worked.length)} writes were worked for ${String(wanted)} changes: ${listOf(worked)}`);
  }
  problems.push(...twice(worked.map(keyOfWrite)).map((key) => `worked twice: ${key}`));
  const told = account.notices.slice(toldBefore).filter((notice) => !isOfBefore(notice, state.notices));
  problems.push(...twice(told.map(keyOfNotice)).map((key) => `told twice: ${key}`));
  return problems;
}

function differences(owed: Owed, session: SessionRecord | undefined): string[] {
  if (session === undefined) return [];
  const host = session.participants.find((person) => person.userId === session.hostId)?.name ?? '';
  const guests = session.participants.map((person) => person.name).filter((name) => name !== host);
  const found = {
    startsAt: session.startsAt,
    host,
    guests: guests.toSorted(),
    cancelled: session.cancelledAt !== null,
  };
  const wanted = {
    startsAt: owed.startsAt,
    host: owed.host,
    guests: owed.guests.toSorted(),
    cancelled: owed.cancelled,
  };
  const [is, ought] = [JSON.stringify(found), JSON.stringify(wanted)];
  return is === ought ? [] : [`${owed.externalId} is ${is} in place of ${ought}`];
}

function heard<S extends Said['say']>(ended: Ended, say: S): Extract<Said, { say: S }>[] {
  return ended.said.filter((one): one is Extract<Said, { say: S }> => one.say === say);
}

// Two creates differ by their id, everything else by its address; only adds to one session by who is added.
function keyOfWrite({ method, target, body }: RequestEntry): string {
  return method === 'POST' ? `${method} ${target} ${body}` : `${method} ${target}`;
}

function listOf(requests: readonly RequestEntry[]): string {
  return requests.map(({ method, target }) => `${method} ${target}`).join(', ');
}

function keyOfNotice({ about, channel, sessionId, participationId }: Notice): string {
  return `${about} by ${channel} about ${String(sessionId)} to ${String(participationId)}`;
}

function isOfBefore(notice: Notice, before: readonly Notice[]): boolean {
  return before.some((one) => keyOfNotice(one) === keyOfNotice(notice) && one.at === notice.at);
}

function twice(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}
