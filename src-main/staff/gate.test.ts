// Goal: one place says who is here and what is answered. Method: a desk of three roles, in and out.
import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { Gate } from './gate.ts';
import { createLeaving } from './leaving.ts';
import { openStaff } from './testing/testStaff.ts';

async function desk(mode: 'none' | 'practice' | 'live' = 'live') {
  const book = openStaff(emptyFolder());
  const turns: string[] = [];
  const gate = new Gate({
    book,
    mode: () => mode,
    secretIsKept: () => true,
    turned: (locked, why, by) => void turns.push(`${why} ${by.name} ${locked}`),
  });
  const dana = await book.add('Dana', 'administer', '7391', true);
  const luis = await book.add('Luis', 'book', '2580');
  const mei = await book.add('Mei', 'view', '8035');
  return { book, gate, turns, dana, luis, mei };
}

test('locked, nothing is answered; each role is stopped where it ends', async () => {
  const { gate, dana, luis, mei } = await desk();
  expect(gate.refusal('day.read')).toBe('locked');
  expect(gate.refusal('staff.signIn')).toBeNull();
  gate.enter(mei);
  expect([gate.refusal('day.read'), gate.refusal('session.save')]).toEqual([null, 'onlyToLook']);
  gate.enter(luis);
  expect([gate.refusal('session.save'), gate.refusal('staff.add')]).toEqual([null, 'onlyAdministrator']);
  gate.enter(dana);
  expect(gate.refusal('staff.add')).toBeNull();
  expect(gate.lock('key')).toBe(true);
  expect(gate.lock('key')).toBe(false);
  expect(gate.refusal('day.read')).toBe('locked');
});

test('who saves is who signed in, each by their own id; nobody signed in is the desk', async () => {
  const { gate, dana, luis } = await desk();
  const seen = [dana, luis].map((staffId) => {
    gate.enter(staffId);
    return gate.who();
  });
  gate.lock('key');
  expect([...seen, gate.who()]).toEqual([
    { staffId: dana, name: 'Dana' },
    { staffId: luis, name: 'Luis' },
    { staffId: '', name: 'this desk' },
  ]);
});

test('who is removed while signed in is out with the next call', async () => {
  const { book, gate, luis } = await desk();
  gate.enter(luis);
  book.remove(luis);
  expect(gate.refusal('day.read')).toBe('locked');
  expect(gate.who().name).toBe('this desk');
});

test('a live account of which nobody has said who works there opens only to whom has its secret', () => {
  const unset = (mode: 'none' | 'practice' | 'live', secretIsKept = true): Gate =>
    new Gate({
      book: openStaff(emptyFolder()),
      mode: () => mode,
      secretIsKept: () => secretIsKept,
      turned: () => undefined,
    });
  expect(unset('live').stage).toBe('begin');
  expect(unset('practice').role).toBe('book');
  // The account's files were taken away, or do not open: that opens nothing else.
  expect(unset('none').stage).toBe('begin');
  expect(unset('none').refusal('staff.add')).toBe('locked');
  // A recovery code has opened it: its API keys are asked for first, and they prove the rest.
  expect(unset('none', false).role).toBe('administer');
  const owner = unset('live');
  owner.proveOwner();
  expect(owner.role).toBe('administer');
});

test('the page has a moment to keep what was typed, and no more', async () => {
  const { gate, dana, turns } = await desk();
  const clock = new TestClock();
  const leaving = createLeaving(clock, {
    tellPage: () => undefined,
    isOpen: () => !gate.isLocked,
    lock: (why) => void gate.lock(why),
  });
  gate.enter(dana);
  leaving.lock('sleep');
  leaving.lock('idle');
  expect(gate.isLocked).toBe(false);
  clock.tick(300);
  expect(gate.isLocked).toBe(true);
  gate.enter(dana);
  leaving.lock('key');
  leaving.mayGo();
  expect(gate.isLocked).toBe(true);
  clock.tick(300);
  expect(turns.filter((turn) => turn.endsWith('true'))).toEqual(['sleep Dana true', 'key Dana true']);
});
