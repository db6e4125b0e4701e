// A whole day at the desk, and everybody who was spoken to meanwhile: the account's own service, and nobody else.
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { noteOutgoing, partnersOf } from './support/outgoing.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const HOST = 'Dr. Ilse Voss';

test.describe.configure({ mode: 'serial' });
let practice: Practice;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice();
});
test.afterEach(async () => {
  await desk.showFailure();
});
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

/** Addresses that the page has asked for beside the app's own files. */
const askedElsewhere = async (): Promise<string[]> =>
  (await desk.running.app.requests()).filter((url) => !url.startsWith('app://desk/') && !url.startsWith('data:'));

test('from the first start to the next morning only the service is spoken to', async () => {
  const service = new URL(practice.server.url).host;
  desk = await Desk.open({ keychain: true });
  await noteOutgoing(desk.running);
  expect(await partnersOf(desk.running)).toEqual([]);
  await desk.connect(practice);

  await desk.book({ with: HOST, when: 'now', people: [{ name: 'Rosa Vega', email: 'rosa@example.org' }] });
  const session = await practice.booked('Rosa Vega');
  await desk.search('rosa@example.org');
  await practice.answered('GET', /participantEmail=rosa/);
  await desk.page.keyboard.press('Escape');
  const chosen = await desk.choose('Rosa Vega');
  await chosen.add({ name: 'Ines Vega', email: 'ines@example.org' });
  await expect.poll(() => session.participants.map(({ name }) => name)).toContain('Ines Vega');
  await desk.readAgain();
  expect(await partnersOf(desk.running)).toEqual([service]);
  expect(await askedElsewhere()).toEqual([]);

  const { dataFolder } = desk.running.app;
  await desk.running.app.quit();
  desk = await Desk.open({ keychain: true, dataFolder });
  await noteOutgoing(desk.running);
  await desk.readAgain();
  expect(await partnersOf(desk.running)).toEqual([service]);
  expect(await askedElsewhere()).toEqual([]);
});

test('the watch itself notes a connection and a name', async () => {
  await desk.running.app.driver(async () => {
    const net = process.getBuiltinModule('node:net');
    await new Promise<void>((done) => {
      net.connect({ host: '127.0.0.1', port: 9 }).on('error', () => done());
    });
    await fetch('http://nobody.invalid:81/').catch(() => undefined);
  }, undefined);
  expect(await partnersOf(desk.running)).toEqual(
    expect.arrayContaining(['127.0.0.1:9', 'nobody.invalid', 'nobody.invalid:81']),
  );
});
