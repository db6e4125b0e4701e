import { expect, test } from 'vitest';
import { agendaOf, namesOf, partTitle, type AgendaInput } from './agenda.ts';
import { at, date, guest, row, zone } from '../../session/testRows.ts';

const usual = { now: at('10:47'), zone, asOf: false, date, hostZoneId: () => 'Mountain Standard Time' };
const names = (input: AgendaInput) =>
  agendaOf(input).parts.map((part) => [part.title, part.slots.map((slot) => slot.map((view) => view.names))]);

test('today: what is over is folded but for the last hour, the rest follows the now-line', () => {
  const rows = [
    row('12:00', [guest('Later')]),
    row('8:00', [guest('Early', { connectedAt: at('8:01') })]),
    row('9:00', [guest('Missing')]),
    row('9:47', [guest('Edge')]),
    row('11:00', [guest('Soon')]),
    row('17:00', [guest('Late')]),
  ];
  const agenda = agendaOf({ ...usual, rows });
  expect(agenda.earlier.folded.map((view) => view.names)).toEqual(['Early', 'Missing']);
  expect(agenda.earlier.shown.map((view) => view.names)).toEqual(['Edge']);
  expect(agenda.earlier.summary).toBe('2 sessions, 1 never joined');
  expect(agenda.nowline?.time).toEqual({ clock: '10:47', half: 'am' });
  expect(names({ ...usual, rows })).toEqual([
    ['', [['Soon']]],
    ['Afternoon', [['Later']]],
    ['Evening', [['Late']]],
  ]);
});

test('today with nothing left before noon begins with the afternoon, without an empty part', () => {
  expect(names({ ...usual, rows: [row('13:00', [guest('A')])] })).toEqual([['Afternoon', [['A']]]]);
});

test('another day has headings and no now-line; sessions at one start share a slot', () => {
  const input = {
    ...usual,
    now: at('10:47') - 86_400_000,
    rows: [
      row('9:00', [guest('A')]),
      row('9:00', [guest('B')], { session: { localId: 'b' } }),
      row('12:00', [guest('C')]),
    ],
  };
  expect(agendaOf(input).nowline).toBeNull();
  expect(names(input)).toEqual([
    ['Morning', [['A', 'B']]],
    ['Afternoon', [['C']]],
  ]);
  expect(agendaOf(input).parts[0]?.slots[0]?.map((view) => view.again)).toEqual([false, true]);
  expect(agendaOf(input).parts[0]?.slots[0]?.map((view) => view.state.sub)).toEqual([
    '2 at this time',
    '2 at this time',
  ]);
});

test('two of one clinician that begin nearer than a session usually takes are each marked; half an hour apart they are not', () => {
  const subs = (rows: AgendaInput['rows']): string[] =>
    agendaOf({ ...usual, rows }).parts.flatMap(({ slots }) => slots.flat().map((view) => view.state.sub));
  const near = row('12:20', [guest('B')], { session: { localId: 'b' } });
  expect(subs([row('12:00', [guest('A')]), near])).toEqual(['close to 12:20', 'close to 12:00']);
  expect(subs([row('12:00', [guest('A')]), row('12:30', [guest('B')], { session: { localId: 'b' } })])).toEqual([
    '',
    '',
  ]);
  expect(subs([row('12:00', [guest('A')]), { ...near, cancelWaits: true }])[0]).toBe('');
});

test('a session that is to be cancelled is struck and does not count as one of two', () => {
  const rows = [row('12:00', [guest('A')]), row('12:00', [guest('B')], { cancelWaits: true, waiting: 'waiting' })];
  const [one, other] = agendaOf({ ...usual, rows }).parts[0]!.slots[0]!;
  expect(one).toMatchObject({ struck: false, state: { sub: '' } });
  expect(other).toMatchObject({ struck: true, state: { sub: 'to be cancelled' } });
});

test('another zone is said beside the clinic’s time, and at the now-line from west to east', () => {
  const rows = [
    row('11:00', [guest('East', { zoneId: 'Eastern Standard Time' })]),
    row('11:30', [guest('West', { zoneId: 'Pacific Standard Time' })]),
    row('12:00', [guest('Here')]),
    row('12:30', [guest('Unknown', { zoneId: 'Moon Standard Time' })]),
  ];
  const agenda = agendaOf({ ...usual, rows });
  const far = agenda.parts.flatMap((part) => part.slots.flat()).map((view) => `${view.farTime} ${view.farZone}`.trim());
  expect(far).toEqual(['1:00 pm ET', '10:30 am PT', '', '']);
  expect(agenda.nowline?.zones).toEqual(['9:47 Pacific', '12:47 Eastern']);
});

test('a guest without a zone has the clinician’s', () => {
  const rows = [row('11:00', [guest('A', { zoneId: '' })])];
  const agenda = agendaOf({ ...usual, hostZoneId: () => 'Central Standard Time', rows });
  expect(agenda.parts[0]?.slots[0]?.[0]).toMatchObject({ farTime: '12:00 pm', farZone: 'CT' });
});

test('names: guests, else colleagues, else nobody', () => {
  expect(namesOf(row('9:00', [guest('A'), guest('B')]).session)).toBe('A, B');
  expect(namesOf(row('9:00', [guest('Marcus Bell', { userId: 'bell' })]).session)).toBe('Marcus Bell');
  expect(namesOf(row('9:00', []).session)).toBe('Nobody yet');
});

test.each([
  ['11:59', 'Morning'],
  ['12:00', 'Afternoon'],
  ['16:59', 'Afternoon'],
  ['17:00', 'Evening'],
])('%s is %s', (time, title) => {
  expect(partTitle(at(time), zone)).toBe(title);
});

test('the draft has a place of its own in the day, and makes nobody “2 at this time”', () => {
  const draft = row('12:00', [guest('Draft')]);
  const input = { ...usual, rows: [row('12:00', [guest('A')]), row('13:00', [guest('B')])], draft };
  expect(names(input)).toEqual([['Afternoon', [['A'], ['Draft'], ['B']]]]);
  const views = agendaOf(input).parts[0]!.slots.flat();
  expect(views.map((view) => [view.draft, view.state.words, view.state.sub])).toEqual([
    [false, 'No reply yet', ''],
    [true, 'This draft', 'not saved'],
    [false, 'No reply yet', ''],
  ]);
});

test('a draft whose time has passed today is not shown among the sessions that were', () => {
  const agenda = agendaOf({ ...usual, rows: [], draft: row('10:00', [guest('Draft')]) });
  expect([agenda.earlier.shown, agenda.earlier.folded, agenda.parts]).toEqual([[], [], []]);
});
