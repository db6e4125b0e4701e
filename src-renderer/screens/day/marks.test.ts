import { expect, test } from 'vitest';
import { dollars, marksOf, packetName } from './marks.ts';
import { guest, row } from '../../session/testRows.ts';

const packets = [{ id: 7, name: 'New patient' }];

test('marks of a session with all of them', () => {
  const { session } = row('9:00', [guest('A', { packet: 7, depositCents: 2500 })], { session: { recorded: true } });
  expect(marksOf(session, packets)).toEqual({
    invite: { icon: 'mail', title: 'Invite by e-mail' },
    packet: 'Packet: New patient',
    recorded: true,
    deposit: '$25 asked',
  });
});

test('nothing told, nothing marked; the host’s own delivery is none of them', () => {
  const { session } = row('9:00', [guest('A', { delivery: null })]);
  expect(marksOf(session, packets)).toEqual({ invite: null, packet: null, recorded: false, deposit: null });
});

test.each([
  ['all', 'All documents'],
  ['none', null],
  [null, null],
  [7, 'New patient'],
  [9, 'Packet 9'],
] as const)('packet %j is named %j', (packet, name) => {
  expect(packetName(packet, packets)).toBe(name);
});

test.each([
  [2500, '$25'],
  [2550, '$25.50'],
  [5, '$0.05'],
])('%i cents are %s', (cents, words) => {
  expect(dollars(cents)).toBe(words);
});
