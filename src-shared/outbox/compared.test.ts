// Goal: both sides of a question stand side by side, and what differs is marked. Method: each kind of change, each part.
import { expect, test } from 'vitest';
import { comparedOf, partsOf } from './compared.ts';
import type { OutboxRow } from './change.ts';
import type { Discrepancy } from './discrepancy.ts';
import { about, at, ofKind, say } from './testAbout.ts';

const theirs = {
  startsAt: at(23, 16),
  host: 'Marcus Bell',
  people: ['Samuel Ortiz', 'Bo Lind'],
  cancelled: false,
  at: at(23, 10, 31),
};

/** "Time: left | right", with a star where it differs and what was seen before in brackets. */
function table(compared: OutboxRow['compared']): string[] {
  const [left, right] = compared ?? [];
  expect(right?.title).toBe('SecureVideo has');
  return (left?.facts ?? []).map((fact, place) => {
    const other = right?.facts[place];
    expect(other?.label).toBe(fact.label);
    expect(other?.differs).toBe(fact.differs);
    const was = other?.was ? ` (${other.was})` : '';
    return `${fact.differs ? '*' : ''}${fact.label}: ${fact.text} | ${other?.text ?? ''}${was}`;
  });
}

test.each([
  ['move', ['*Time: 23 Nov 17:00 Mountain | 23 Nov 16:00 Mountain (23 Nov 13:00 Mountain)']],
  ['cancel', ['*Time: Cancelled | 23 Nov 16:00 Mountain (23 Nov 13:00 Mountain)']],
  ['addParticipant', ['*People: Samuel Ortiz, Bo Lind, Ana Lopez | Samuel Ortiz, Bo Lind (Samuel Ortiz)']],
  ['removeParticipant', ['People: Samuel Ortiz, Bo Lind | Samuel Ortiz, Bo Lind (Samuel Ortiz)']],
  ['changeHost', ['*Clinician: Dr. Voss | Marcus Bell']],
] as const)('%s: what would be if it is sent, and what is there', (kind, lines) => {
  const compared = comparedOf({ ...ofKind[kind], state: 'asks', cause: 'conflict', theirs }, say);
  expect(table(compared)).toEqual(expect.arrayContaining([...lines]));
  expect(compared?.map((side) => side.keeps)).toEqual(['sendMine', 'keepTheirs']);
  expect(compared?.[1].note).toBe('seen at 10:31');
});

test('a move to now, and a session without anybody', () => {
  const one = { ...ofKind.move, isNow: true, state: 'asks', cause: 'conflict' } as const;
  expect(table(comparedOf({ ...one, theirs: { ...theirs, people: [] } }, say))).toEqual([
    '*Time: Now | 23 Nov 16:00 Mountain (23 Nov 13:00 Mountain)',
    'Clinician: Marcus Bell | Marcus Bell',
    'People: Nobody | Nobody (Samuel Ortiz)',
  ]);
});

test('the same EHR id: the booked one beside the one that is not', () => {
  const compared = comparedOf(about({ state: 'asks', cause: 'sameId', theirs }), say);
  expect(table(compared)[0]).toBe('*Time: 23 Nov 13:00 Mountain | 23 Nov 16:00 Mountain');
  expect(compared?.map((side) => side.title)).toEqual(['Yours', 'SecureVideo has']);
});

test.each([
  [{ part: 'time', asked: at(23, 13), kept: at(23, 14) }, 'Time: 23 Nov 13:00 Mountain | 23 Nov 14:00 Mountain'],
  [{ part: 'host', asked: '5', kept: '6' }, 'Clinician: Dr. 5 | Dr. 6'],
  [{ part: 'people', asked: ['Ana', 'Bo'], kept: [] }, 'People: Ana, Bo | Nobody'],
  [{ part: 'recorded', asked: true, kept: false }, 'Recorded: Yes | No'],
  [{ part: 'standing', kept: at(23, 13) }, 'Session: Cancelled | Still booked, 23 Nov 13:00 Mountain'],
  [{ part: 'email', who: 'Ana Lopez', asked: 'a@x.org', kept: '' }, 'Ana’s e-mail: a@x.org | None'],
  [{ part: 'phone', who: 'Ana Lopez', asked: '', kept: '3035550100' }, 'Ana’s number: None | 3035550100'],
  [{ part: 'delivery', who: 'Ana Lopez', asked: 'text', kept: 'none' }, 'Ana’s invite: By text message | None'],
  [
    { part: 'zone', who: 'Ana Lopez', asked: 'Mountain Standard Time', kept: 'Mars Standard Time' },
    'Ana’s time zone: Mountain, Denver | Mars Standard Time',
  ],
  [{ part: 'deposit', who: 'Ana Lopez', asked: 2550, kept: null }, 'Ana’s deposit: $25.50 | None'],
] as const)('saved differently: %j', (one, line) => {
  const compared = comparedOf(
    about({ state: 'delivered', notice: 'savedDifferently', differs: [one as Discrepancy] }),
    say,
  );
  expect(table(compared)).toEqual([`*${line}`]);
  expect(compared?.map((side) => side.keeps)).toEqual([null, 'seen']);
  expect(partsOf([one as Discrepancy])).toHaveLength(1);
});

test('where nothing is asked there is nothing to compare', () => {
  expect(comparedOf(about(), say)).toBeNull();
  expect(comparedOf(about({ state: 'asks', cause: 'conflict' }), say)).toBeNull();
  expect(comparedOf(about({ state: 'delivered', notice: 'savedDifferently' }), say)).toBeNull();
  expect(partsOf([])).toEqual(['something']);
});
