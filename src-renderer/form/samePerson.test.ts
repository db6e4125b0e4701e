// Goal: a near copy is asked about once, again when what is typed changes, and never again once it was said who it is not.
import { expect, test } from 'vitest';
import { TestBridge } from '../state/testBridge.ts';
import { asKnown } from './people.ts';
import { SamePersonCheck } from './samePerson.svelte.ts';
import { eastern, testGuest } from './testDraft.ts';

const john = {
  ...{ personId: 'p1', name: 'John Smith', email: 'john@example.org', phone: '', zoneId: eastern, externalId: 'MRN-1' },
  ...{ delivery: 'email' as const, lastHostId: '5', lastKindId: '', lastSeenAt: 0, ahead: 0, newerId: '' },
};
const jon = testGuest({ name: 'Jon Smith', email: '', zoneId: '' });

test('asked once for each text, and open until it is answered', async () => {
  const bridge = new TestBridge().answer('people.alike', () => [john]);
  const same = new SamePersonCheck(bridge.desk);
  expect(same.openFor(jon)).toEqual([]);
  await same.check(jon);
  await same.check(jon);
  expect(bridge.inputsOf('people.alike')).toEqual([{ name: 'Jon Smith', email: '', phone: '' }]);
  expect(same.openFor(jon)).toEqual([john]);
  same.isOther(jon);
  expect(same.openFor(jon)).toEqual([]);
  const more = { ...jon, email: 'jon@example.org' };
  await same.check(more);
  expect(bridge.inputsOf('people.alike')).toHaveLength(2);
  expect(same.openFor(more)).toEqual([]);
  same.forget();
  await same.check(more);
  expect(same.openFor(more)).toEqual([john]);
});

test('an answer about what stood there before does not take the question away', async () => {
  const answers: ((people: readonly (typeof john)[]) => void)[] = [];
  const call = () => new Promise((done) => answers.push((people) => done({ ok: true, value: people })));
  const same = new SamePersonCheck({ call: call as never });
  const more = { ...jon, email: 'jon@example.org' };
  const checks = [same.check(jon), same.check(more)];
  answers[1]?.([john]);
  answers[0]?.([]);
  await Promise.all(checks);
  expect(same.openFor(more)).toEqual([john]);
});

test('asked again, it sees whom a list has brought since', async () => {
  let known: (typeof john)[] = [];
  const bridge = new TestBridge().answer('people.alike', () => known);
  const same = new SamePersonCheck(bridge.desk);
  await same.check(jon);
  known = [john];
  await same.check(jon);
  expect(same.openFor(jon)).toEqual([]);
  await same.check(jon, true);
  expect(same.openFor(jon)).toEqual([john]);
});

test('in a correction the people of the booking are not asked about under their own name, others are', async () => {
  const bridge = new TestBridge().answer('people.alike', () => [john]);
  const same = new SamePersonCheck(bridge.desk);
  await same.check(jon);
  same.corrects(['Jon Smith']);
  expect(same.openFor(jon)).toEqual([john]);
  same.corrects(['john  smith']);
  expect(same.openFor(jon)).toEqual([]);
  same.forget();
  await same.check(jon);
  expect(same.openFor(jon)).toEqual([john]);
});

test('a name that is not written yet is not asked about', async () => {
  const bridge = new TestBridge().answer('people.alike', () => [john]);
  const same = new SamePersonCheck(bridge.desk);
  await same.check({ ...jon, name: 'J' });
  expect(bridge.called).toEqual([]);
});

test('the known person takes the place, and what was typed for this session stays', () => {
  const typed = { ...jon, phone: '3035550142', packet: 412, serviceId: 88, deposit: '25' };
  expect(asKnown(typed, john)).toEqual({
    ...typed,
    ...{ name: 'John Smith', email: 'john@example.org', zoneId: eastern, externalId: 'MRN-1' },
  });
});
