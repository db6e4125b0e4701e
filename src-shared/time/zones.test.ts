// The API's zones: spelled exactly, each with a clock, aliases resolved, nothing sent that the API does not take.
import { describe, expect, test } from 'vitest';
import { clocksAgree, isZone } from './offset.ts';
import { dayMs } from './utc.ts';
import { laterRows, obsoleteRows, offeredRows, renamed } from './zoneTable.ts';
import { ianaOf, isOffered, offeredZones, sendableFor, windowsIdOf, zoneOf } from './zones.ts';

const november = Date.UTC(2026, 10, 23, 17, 47);

describe('the table', () => {
  test('has the 100 ids of the API, 98 of them to choose from, and no id or short name twice', () => {
    expect([offeredRows.length, obsoleteRows.length]).toEqual([98, 2]);
    const all = [...offeredRows, ...obsoleteRows, ...laterRows];
    expect(new Set(all.map(([id]) => id.toLowerCase())).size).toBe(all.length);
    expect(new Set(all.map(([, , short]) => short)).size).toBe(all.length);
  });

  test('names only zones that Intl knows', () => {
    for (const [, iana, , , also] of [...offeredRows, ...obsoleteRows, ...laterRows]) {
      for (const name of [iana, ...also.split(' ').filter(Boolean)]) expect(isZone(name), name).toBe(true);
    }
  });

  test('takes no place into two zones', () => {
    const names = [...offeredRows, ...laterRows].flatMap(([, iana, , , also]) => [
      iana,
      ...also.split(' ').filter(Boolean),
    ]);
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    expect(twice).toEqual([]);
  });

  test('says of the places in one zone that their clocks agree, but for those that have left it', () => {
    const left = [...offeredRows, ...laterRows].flatMap(([, iana, , , also]) =>
      also.split(' ').filter((name) => name !== '' && !clocksAgree(name, iana, november, november + 730 * dayMs)),
    );
    // How many depends on how new this machine's zone rules are; beyond these, an entry is in the wrong row.
    const known = ['America/Vancouver', 'America/Edmonton', 'America/Cambridge_Bay', 'America/Inuvik'];
    const central = ['Asia/Urumqi', 'Asia/Bishkek', 'Indian/Chagos']; // Almaty went over to another hour in 2024
    expect(left.filter((name) => ![...known, ...central].includes(name))).toEqual([]);
  });
});

describe('reading an id', () => {
  test('knows what it is called', () => {
    expect(zoneOf('Mountain Standard Time')).toMatchObject({
      name: 'Mountain, Denver',
      short: 'Mountain',
      abbreviation: 'MT',
    });
    expect(zoneOf('Eastern Standard Time')).toMatchObject({ name: 'Eastern, New York', abbreviation: 'ET' });
    expect(zoneOf('US Mountain Standard Time')).toMatchObject({ short: 'Arizona', abbreviation: undefined });
  });

  test('shows an unknown one as it came', () => {
    expect(zoneOf(' Moon Standard Time')).toEqual({
      known: false,
      windowsId: ' Moon Standard Time',
      name: ' Moon Standard Time',
      short: ' Moon Standard Time',
      offered: false,
    });
    expect(ianaOf('Moon Standard Time')).toBeNull();
  });

  test('reads but does not offer the obsolete and the later ones', () => {
    expect(ianaOf('Mid-Atlantic Standard Time')).toBe('Etc/GMT+2');
    expect(ianaOf('Kamchatka Standard Time')).toBe('Etc/GMT-12');
    expect(ianaOf('US Eastern Standard Time')).toBe('America/Indianapolis');
    for (const id of ['Mid-Atlantic Standard Time', 'Kamchatka Standard Time', 'US Eastern Standard Time']) {
      expect(isOffered(id), id).toBe(false);
    }
  });

  test('forgives case and blanks in what it reads, not in what is sent', () => {
    expect(ianaOf(' mountain standard time ')).toBe('America/Denver');
    expect(isOffered('Mountain Standard Time')).toBe(true);
    expect(isOffered('mountain standard time')).toBe(false);
  });
});

describe('from IANA', () => {
  test('every row comes back to its own id', () => {
    for (const [id, iana] of [...offeredRows, ...laterRows]) expect(windowsIdOf(iana)).toBe(id);
  });

  test.each([
    ['America/Indiana/Indianapolis', 'US Eastern Standard Time'],
    ['America/Indiana/Knox', 'Central Standard Time'],
    ['America/Kentucky/Louisville', 'Eastern Standard Time'],
    ['US/Eastern', 'Eastern Standard Time'],
    ['US/Mountain', 'Mountain Standard Time'],
    ['US/Arizona', 'US Mountain Standard Time'],
    ['America/Detroit', 'Eastern Standard Time'],
    ['Asia/Kolkata', 'India Standard Time'],
    ['Asia/Calcutta', 'India Standard Time'],
    ['Asia/Kathmandu', 'Nepal Standard Time'],
    ['Europe/Kyiv', 'FLE Standard Time'],
    ['Europe/Kiev', 'FLE Standard Time'],
    ['America/Argentina/Buenos_Aires', 'Argentina Standard Time'],
    ['America/Puerto_Rico', 'SA Western Standard Time'],
    ['Europe/Lisbon', 'GMT Standard Time'],
    ['Etc/UTC', 'UTC'],
    ['GMT', 'UTC'],
    ['america/denver', 'Mountain Standard Time'],
  ])('%s is %s', (iana, id) => expect(windowsIdOf(iana)).toBe(id));

  test('is null where there is none', () => {
    expect(windowsIdOf('Mars/Olympus')).toBeNull();
    expect(windowsIdOf('')).toBeNull();
    expect(sendableFor('Mars/Olympus', november)).toBeUndefined();
  });

  test('both spellings of a renamed place are one place', () => {
    for (const [now, before] of Object.entries(renamed)) expect(windowsIdOf(now), now).toBe(windowsIdOf(before));
  });

  test('what is chosen to send has the same clocks, or nothing is chosen', () => {
    let chosen = 0;
    for (const iana of Intl.supportedValuesOf('timeZone')) {
      const zone = sendableFor(iana, november);
      if (zone === undefined) continue;
      chosen++;
      expect(isOffered(zone.windowsId)).toBe(true);
      expect(clocksAgree(zone.iana, iana, november, november + 730 * dayMs), iana).toBe(true);
    }
    expect(chosen).toBeGreaterThan(380);
    expect(sendableFor('America/Indiana/Indianapolis', november)?.windowsId).toBe('Eastern Standard Time');
    expect(sendableFor('America/Denver', november)?.windowsId).toBe('Mountain Standard Time');
    expect(sendableFor('America/Havana', november)).toBeUndefined();
  });
});

test('the zones to choose from: at home first, then west to east, all of them, with the offset of the moment', () => {
  const zones = offeredZones(november);
  expect(zones).toHaveLength(98);
  expect(zones.slice(0, 3).map(({ name, offsetText }) => `${name} ${offsetText}`)).toEqual([
    'Eastern, New York GMT-5',
    'Central, Chicago GMT-6',
    'Mountain, Denver GMT-7',
  ]);
  expect(offeredZones(Date.UTC(2027, 6, 1))[0]?.offsetText).toBe('GMT-4');
  const world = zones.slice(15).map(({ offsetMs }) => offsetMs);
  expect(world).toEqual([...world].sort((a, b) => a - b));
});
