// A link fills a form by ids alone, shows what is booked already, says what is not known, and saves nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LinkOpened } from '../../../src-shared/contract/views/drafts.ts';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { say } from '../../../src-shared/words/ofMain.ts';
import { NOW, THREE, booking, guest } from '../../outbox/testing/wishes.ts';
import type { OpenAccount } from '../openAccount.ts';
import { deskOf, openAccountAt } from '../testing/deskAt.ts';

let folder = '';
let account: OpenAccount;
const clock = new TestClock(NOW);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'link-'));
  account = openAccountAt(folder, clock);
});
afterEach(async () => {
  await account.close();
  rmSync(folder, { recursive: true });
});

function book(nth: number, name: string, ehrId: string, more: object = {}): void {
  const participants = [guest(name, { localId: `guest-${String(nth)}`, externalId: ehrId })];
  const made = booking({ externalId: `fd-${String(nth)}`, participants, ...more });
  const saved = account.outbox.promise({
    ...{ changeId: `change-000${String(nth)}`, lane: `lane-${String(nth)}`, by: 'Dana', replaces: null, draftId: null },
    wish: { kind: 'create', booking: made },
  });
  if (saved.is === 'notTaken') throw new Error('not taken');
}

const opened = async (link: string | null): Promise<LinkOpened | null> =>
  deskOf(account, clock, () => link)['link.take'](undefined);
async function form(link: string) {
  const answer = await opened(link);
  if (answer?.is !== 'form') throw new Error('no form');
  return answer;
}

test('without a link there is nothing to open', async () => {
  expect(await opened(null)).toBeNull();
});

test('a patient who was seen before is filled in, and nothing is saved', async () => {
  book(1, 'Rosa Vega', 'MRN-7');
  const { draft, say: words } = await form('frontdesk:book?participant=mrn-7');
  expect(draft.participants).toMatchObject([
    { kind: 'guest', name: 'Rosa Vega', email: 'rosa.vega@example.org', externalId: 'MRN-7' },
  ]);
  expect(words).toEqual([say.links.filled]);
  expect(account.outbox.rows(0)).toHaveLength(1);
  expect(account.drafts.list()).toHaveLength(1);
});

test('a link that comes between two accounts waits for the next one, and is taken only then', async () => {
  book(1, 'Rosa Vega', 'MRN-7');
  let open = (): void => undefined;
  const opening = new Promise<void>((resolve) => (open = resolve));
  const link = vi.fn(() => 'frontdesk:book?participant=MRN-7');
  const answer = deskOf(account, clock, link, undefined, opening)['link.take'](undefined);
  await new Promise(setImmediate);
  expect(link).not.toHaveBeenCalled();
  open();
  expect(await answer).toMatchObject({ is: 'form', say: [say.links.filled] });
});

describe('an id that is not known is said in plain words', () => {
  test('a patient: the id is filled in', async () => {
    const { draft, say: words } = await form('frontdesk:book?participant=MRN-9');
    expect(draft.participants).toMatchObject([{ name: '', externalId: 'MRN-9' }]);
    expect(words).toEqual([say.links.noSuchPatient('MRN-9')]);
  });

  test('a clinician: the field stays open', async () => {
    const { draft, say: words } = await form('frontdesk:book?clinician=dr-who');
    expect(draft.hostId).toBe('');
    expect(words).toEqual([say.links.noSuchClinician('dr-who')]);
  });

  test('a session by an id of a desk’s own making is not one to be booked anew', async () => {
    const { draft, say: words } = await form('frontdesk:book?session=fd-404&participant=1');
    expect(draft.externalId).toBe('');
    expect(words).toEqual([say.links.noSuchPatient('1'), say.links.noSuchSession('fd-404')]);
  });
});

test('two people under one id: the one seen last, and it is said', async () => {
  book(1, 'Rosa Vega', 'MRN-7');
  book(2, 'Ines Vega', 'MRN-7', { startsAt: THREE + 3_600_000 });
  const { draft, say: words } = await form('frontdesk:book?participant=MRN-7');
  expect(draft.participants).toMatchObject([{ name: 'Ines Vega' }]);
  expect(words).toEqual([say.links.severalPatients('MRN-7')]);
});

test('the clinic’s own id of the session is filled in; booked already, the session is shown in place of a second form', async () => {
  expect((await form('frontdesk:book?session=V-12')).draft.externalId).toBe('V-12');
  book(1, 'Rosa Vega', '', { externalId: 'V-12', externalIdIsOurs: false });
  expect(await opened('frontdesk:book?session=v-12')).toEqual({
    is: 'session',
    localId: 'lane-1',
    startsAt: THREE,
    say: [say.links.bookedAlready('v-12')],
  });
});

test('what is no link of ours opens nothing, and says why without repeating it', async () => {
  const answer = await opened('frontdesk:book?name=Rosa');
  expect(answer).toEqual({ is: 'nothing', say: [say.links.cannot(say.links.faults.unknownPart)] });
  expect(JSON.stringify(answer)).not.toContain('Rosa');
  expect(account.drafts.list()).toEqual([]);
});
