// The desk without a window, in a process that is to be killed: the real composition on a real folder and a real line.
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { NewChange } from '../../../src-shared/outbox/change.ts';
import { createApiClient } from '../../api/client.ts';
import { nodeTransport } from '../../api/nodeTransport.ts';
import { openDeskAccount } from '../../desk/opening.ts';
import type { OpenAccount } from '../../desk/openAccount.ts';
import { rehearsalBounds } from '../../practiceInside.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { StoreError } from '../../store/storeError.ts';
import { systemClock } from '../../systemClock.ts';
import { endInside } from './inside.ts';
import type { Order, Said } from './order.ts';
import { changesOf, scenarioOf } from './scenarios.ts';
import type { Act } from './scenarios.ts';

const order = JSON.parse(process.argv[2] ?? '') as Order;
const BUSY: readonly string[] = ['held', 'waiting', 'sending', 'checking'];

// Written at once, past every buffer: what was said before the end has been heard.
function say(said: Said): void {
  writeSync(1, `${JSON.stringify(said)}\n`);
}

// Whoever started it has gone: nobody would ever end it.
process.stdin.once('end', () => process.exit(4)).resume();

let wake: () => void = () => undefined;
const watched = order.endAtInside === null ? null : endInside(order.endAtInside, (point) => say({ say: 'end', point }));
const random = ((): ((count: number) => Uint8Array) => {
  const next = seededRandom(order.seed);
  return (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256));
})();

try {
  await run(open());
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  say({ say: 'notOpened', kind: error.kind });
  process.exit(3);
}

function open(): OpenAccount {
  const { folder, url, identifier, secret } = order;
  const transport = nodeTransport({ clock: systemClock });
  const credentials = { identifier, secret };
  return openDeskAccount({
    mode: 'live',
    key: {
      account: 'killed',
      dataKey: { bytes: new Uint8Array(createHash('sha256').update('a key for tests').digest()), version: 1 },
      databaseFile: join(folder, 'desk.db'),
      witnessFile: join(folder, 'witness'),
      machineMark: 'this computer',
      setAside: null,
      isInDoubt: false,
    },
    api: createApiClient({
      transport: watched?.watchTransport(transport) ?? transport,
      address: url,
      credentials: () => Promise.resolve(credentials),
      clock: systemClock,
    }),
    clock: systemClock,
    random,
    log: (code) => say({ say: 'log', code }),
    holdMs: () => 0,
    zone: () => 'America/Denver',
    ...rehearsalBounds(process.env),
    changed: () => wake(),
  });
}

async function run(desk: OpenAccount): Promise<void> {
  const scenario = scenarioOf(order.scenario);
  const waiting = scenario.waiting(order.base);
  const acts = scenario.acts(order.base);
  const all = changesOf([...waiting, ...acts]);
  say({
    say: 'opened',
    notices: desk.notices().map((notice) => notice.id),
    known: all.map((act) => act.changeId).filter((id) => desk.outbox.wishOf(id) !== undefined),
    drafts: desk.drafts.list().map((draft) => draft.draftId),
  });
  switch (order.work) {
    case 'open':
      say({ say: 'rest', rows: rowsOf(desk) });
      return; // and holds it until it is ended
    case 'evening':
      await desk.outbox.readNow();
      for (const act of waiting) save(desk, act);
      break;
    case 'day':
      desk.start();
      for (const act of acts) {
        if (act.afterRest) await rest(desk);
        save(desk, act);
      }
      await rest(desk);
      say({ say: 'rest', rows: rowsOf(desk) });
      break;
  }
  await desk.close();
  say({ say: 'closed', points: watched?.count ?? 0 });
  process.exit(0);
}

/** Saves what has not been called saved. The form still has its draft, which carries the change's id. */
function save(desk: OpenAccount, act: Act): void {
  const { changeId, then } = act;
  if (order.saved.includes(changeId)) return;
  if (then !== undefined) return saveBoth(desk, act, then);
  const draftId = act.hasDraft ? `draft-${changeId}` : null;
  const lane = act.lane(desk);
  const wish = desk.outbox.wishOf(changeId)?.wish ?? act.wish(desk, lane);
  if (draftId !== null && desk.drafts.keep(draftId, wish)) say({ say: 'draft', draftId });
  const answer = desk.outbox.promise({ changeId, lane, wish, by: 'Dana', replaces: null, draftId });
  if (answer.is === 'saved') say({ say: 'saved', changeId });
  else say({ say: 'notTaken', changeId, because: answer.because });
}

/** Two changes saved as one. Whoever was ended before both were called saved saves the same two again. */
function saveBoth(desk: OpenAccount, first: Act, then: Act): void {
  const changeOf = (act: Act): NewChange => {
    const lane = act.lane(desk);
    const wish = desk.outbox.wishOf(act.changeId)?.wish ?? act.wish(desk, lane);
    return { changeId: act.changeId, lane, wish, by: 'Dana', replaces: null, draftId: null };
  };
  const answer = desk.outbox.promiseBoth(changeOf(first), changeOf(then));
  for (const { changeId } of [first, then]) {
    if (answer.is === 'saved') say({ say: 'saved', changeId });
    else say({ say: 'notTaken', changeId, because: answer.because });
  }
}

function rowsOf(desk: OpenAccount): Extract<Said, { say: 'rest' }>['rows'] {
  return desk.outbox.rows(0).map(({ changeId, standing, cause }) => ({ changeId, standing, cause }));
}

/** Until nothing is left to do but for a person. */
async function rest(desk: OpenAccount): Promise<void> {
  while (desk.outbox.rows(0).some((row) => BUSY.includes(row.standing))) {
    await new Promise<void>((go) => (wake = go));
  }
}
