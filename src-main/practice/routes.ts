// Which address and verb does what: the table of the API, with the number in the path read as each verb means it.
import type { PracticeAccount } from './account.ts';
import type { Ref } from './ledger.ts';
import { invalid, noRoute, Refusal, wrongVerb } from './refusal.ts';

/** A request that has passed the key check. `body` is parsed JSON; undefined = none was sent. */
export type PracticeRequest = {
  readonly method: string;
  /** Path and query as they came: "/session/5?participantEmail=a%40example.org". */
  readonly target: string;
  readonly body?: unknown;
};

/** Status and JSON; no `json` = no content. */
export type PracticeAnswer = { readonly status: number; readonly json?: unknown };

type Call = {
  readonly account: PracticeAccount;
  /** What stands behind the first part of the path; '' = nothing. */
  readonly n: string;
  readonly query: (name: string) => string;
  readonly body: unknown;
};
type Route = (call: Call) => PracticeAnswer;

// Members of the account are read as (verb, kind of path): "GET /session/7" lists user 7, "PUT /session/7" moves session 7.
const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  session: {
    GET: ({ account, n, query }) =>
      ok(account.listSessions(n === '' ? null : userRef(n, query), query('participantEmail'))),
    POST: ({ account, n, query, body }) => created(account.createSession(userRef(n, query), body)),
    PUT: ({ account, n, query, body }) => ok(account.rescheduleSession(sessionRef(n, query), body)),
    DELETE: ({ account, n, query }) => done(account.cancelSession(sessionRef(n, query))),
  },
  sessionhost: {
    PUT: ({ account, n, query, body }) => ok(account.changeHost(sessionRef(n, query), body)),
  },
  status: {
    GET: ({ account, n, query }) => ok(account.sessionStatus(sessionRef(n, query))),
  },
  participant: {
    POST: ({ account, n, query, body }) => created(account.addParticipant(sessionRef(n, query), body)),
    DELETE: ({ account, n }) => done(account.removeParticipant(number(n))),
  },
  user: {
    GET: ({ account, n, query }) => ok(n === '' ? account.listUsers() : account.getUser(userRef(n, query))),
    POST: ({ account, body }) => created(account.createUser(body)),
    PUT: ({ account, n, query, body }) => ok(account.changeUser(userRef(n, query), body)),
    DELETE: ({ account, n, query }) => done(account.deleteUser(userRef(n, query))),
  },
  // What these three answer is known in outline only; Front Desk uses none of them.
  groupuser: { GET: ({ account, n }) => ok(account.groupMembers(number(n))) },
  usergroup: { GET: ({ account, n }) => ok(account.groupsOf(number(n))) },
  password: { PUT: ({ account, n, query, body }) => done(account.changePassword(userRef(n, query), body)) },
  history: {
    GET: ({ account, n, query }) =>
      ok(
        account.history({
          userId: n === '' ? null : number(n),
          month: query('month'),
          startDt: query('startDt'),
          endDt: query('endDt'),
          participantEmail: query('participantEmail'),
        }),
      ),
  },
};

/** The answer to a request; what a rule refuses becomes a 4xx. */
export function answerTo(account: PracticeAccount, request: PracticeRequest): PracticeAnswer {
  try {
    return route(account, request);
  } catch (refusal) {
    if (refusal instanceof Refusal) return { status: refusal.status, json: refusal.body };
    throw refusal;
  }
}

function route(account: PracticeAccount, { method, target, body }: PracticeRequest): PracticeAnswer {
  const url = URL.parse(target, 'http://127.0.0.1');
  if (!url) throw noRoute(target);
  const [kind = '', n = '', ...rest] = url.pathname.split('/').filter((part) => part !== '');
  const verbs = routes[kind.toLowerCase()];
  const isThere = verbs !== undefined && rest.length === 0 && (kind !== 'status' || account.options.hasStatus);
  if (!isThere) throw noRoute(target);
  const call = verbs[method];
  if (!call) throw wrongVerb(method);
  const query = (name: string): string => {
    const entry = [...url.searchParams].find(([key]) => key.toLowerCase() === name.toLowerCase());
    return (entry?.[1] ?? '').trim();
  };
  return call({ account, n, query, body });
}

function userRef(n: string, query: Call['query']): Ref {
  return ref(n, 'externalId', query);
}

function sessionRef(n: string, query: Call['query']): Ref {
  return ref(n, 'externalSessionId', query);
}

// Where the clinic's own id names the thing, the number is the literal 0 (API page 1).
function ref(n: string, externalName: string, query: Call['query']): Ref {
  const id = number(n);
  if (id !== 0) return { id };
  const externalId = query(externalName);
  if (externalId === '') throw invalid({ [externalName]: [`With 0 in the path ${externalName} is required.`] });
  return { externalId };
}

function number(n: string): number {
  const id = /^\d{1,15}$/.test(n) ? Number(n) : NaN;
  if (Number.isNaN(id)) throw invalid({ id: ['A number is expected in the path.'] });
  return id;
}

function ok(json: unknown): PracticeAnswer {
  return { status: 200, json };
}

function created(json: unknown): PracticeAnswer {
  return json === null ? { status: 201 } : { status: 201, json };
}

function done(_nothing: void): PracticeAnswer {
  return { status: 204 };
}
