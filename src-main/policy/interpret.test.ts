// Goal: each key by itself; a wrong one is told by its name and read strictly, and nothing that is wrong loosens anything. Method:
// both sides of every border, wrong types, names that are misspelt, and a policy that is not used at all.
import { expect, test } from 'vitest';
import { nothingInForce, whyNotAllowed } from '../../src-shared/policy/inForce.ts';
import { policyExample, policyKeys } from '../../src-shared/policy/schema.ts';
import type { PolicyKey } from '../../src-shared/policy/schema.ts';
import { interpret, noPolicy } from './interpret.ts';
import type { PolicyReading } from './interpret.ts';
import { faultWords, policyPicture } from './told.ts';

const read = (members: Readonly<Record<string, unknown>>): PolicyReading =>
  interpret({ is: 'found', members: Object.entries(members) }, 'linux');

test('what is not there leaves everything to the clinic', () => {
  expect(interpret({ is: 'none' }, 'windows')).toEqual(noPolicy);
  expect(read({})).toMatchObject({ source: 'linux', inForce: nothingInForce, set: [], faults: [] });
});

test('every key of the example is taken as it stands', () => {
  const { inForce, set, faults } = read(policyExample);
  expect(inForce).toEqual(policyExample);
  expect([set, faults]).toEqual([policyKeys, []]);
});

test('the registry’s forms mean the same: 0 and 1, numbers as text, any case of the name', () => {
  const { inForce, faults } = read({ practiceallowed: 0, LOCKCEILINGMINUTES: '12', allowedHosts: ' api.example.org ' });
  expect(faults).toEqual([]);
  expect(inForce).toMatchObject({ PracticeAllowed: false, LockCeilingMinutes: 12, AllowedHosts: ['api.example.org'] });
  expect(read({ PracticeAllowed: 1 }).inForce.PracticeAllowed).toBe(true);
});

const sound: readonly [PolicyKey, unknown][] = [
  ['UpdateMode', 'tell'],
  ['UpdateMode', 'download'],
  ['UpdateFeed', 'https://updates.clinic.example'],
  ['UpdateFeed', 'https://updates.clinic.example:8443/desk/win/'],
  ['LockCeilingMinutes', 1],
  ['LockCeilingMinutes', 60],
  ['SignIn', 'off'],
  ['AuditKeepDays', 0],
  ['AuditKeepDays', 3650],
  ['AllowedHosts', ['relay.clinic.example:8443', 'localhost']],
  ['AllowedIdentifier', 'x'.repeat(500)],
  ['Proxy', 'system'],
  ['Proxy', 'DIRECT'],
  ['Proxy', 'https://proxy.clinic.example:8443'],
  ['Proxy', 'pac:https://wpad.clinic.example/proxy.pac'],
];
test.each(sound)('%s may be %j', (key, value) => {
  expect(read({ [key]: value })).toMatchObject({ set: [key], wrong: [], faults: [] });
});

const wrong: readonly [PolicyKey, unknown][] = [
  ['UpdateMode', 'of'],
  ['UpdateMode', true],
  ['UpdateFeed', ['http', '://updates.clinic.example/'].join('')],
  ['UpdateFeed', 'https://name:secret@updates.clinic.example/'],
  ['LockCeilingMinutes', 0],
  ['LockCeilingMinutes', 61],
  ['LockCeilingMinutes', 4.5],
  ['LockCeilingMinutes', 'ten'],
  ['SignIn', 'yes'],
  ['AuditKeepDays', -1],
  ['AuditKeepDays', 3651],
  ['AllowedHosts', []],
  ['AllowedHosts', ['https://api.securevideo.com']],
  ['AllowedHosts', ['*.securevideo.com']],
  ['AllowedIdentifier', '  '],
  ['AllowedIdentifier', 'x'.repeat(501)],
  ['PracticeAllowed', 'no'],
  ['PracticeAllowed', 2],
  ['Proxy', 'proxy.clinic.example'],
  ['Proxy', 'socks5://proxy:1080'],
  ['Proxy', ['pac:http', '://wpad/proxy.pac'].join('')],
  ['Proxy', null],
];
test.each(wrong)('%s is never %j: told by name, read strictly, the others stay', (key, value) => {
  const other: PolicyKey = key === 'LockCeilingMinutes' ? 'AuditKeepDays' : 'LockCeilingMinutes';
  const reading = read({ [key]: value, [other]: 7 });
  expect(reading.faults).toEqual([{ is: 'badKey', key }]);
  expect(reading.inForce[other]).toBe(7);
  expect(reading.set).toContain(key);
  expect(faultWords(reading)[0]).toContain(`“${key}”`);
});

test('each strict reading is as strict as it says', () => {
  const strict = (key: PolicyKey): PolicyReading['inForce'] => read({ [key]: { wrong: true } }).inForce;
  expect(strict('UpdateMode').UpdateMode).toBe('off');
  expect(strict('UpdateFeed').UpdateMode).toBe('off');
  expect(strict('LockCeilingMinutes').LockCeilingMinutes).toBe(5);
  expect(strict('SignIn').SignIn).toBe('stays');
  expect(strict('AuditKeepDays').AuditKeepDays).toBe('ever');
  expect(strict('PracticeAllowed').PracticeAllowed).toBe(false);
  expect(strict('Proxy').Proxy).toBe('system');
  // A feed that is wrong wins over a mode that is right.
  expect(read({ UpdateMode: 'tell', UpdateFeed: 'x' }).inForce.UpdateMode).toBe('off');
});

test('a key that is there twice, and names that nobody knows, are told', () => {
  const reading = interpret(
    {
      is: 'found',
      members: [
        ['Proxy', 'direct'],
        ['proxy', 'system'],
        ['Practise\u0007Allowed', false],
        ...Array.from({ length: 7 }, (_, nth) => [`more${String(nth)}`, 1] as const),
      ],
    },
    'windows',
  );
  expect(reading.inForce.Proxy).toBe('system');
  expect(faultWords(reading)).toHaveLength(7);
  expect(faultWords(reading)[0]).toContain('“Proxy” is there twice');
  expect(faultWords(reading)[1]).toContain('“Practise?Allowed”');
  expect(faultWords(reading)[6]).toContain('And 3 more');
});

test('a policy that is not used at all reads every key strictly, and says why', () => {
  const reading = interpret({ is: 'notUsed', why: 'othersWrite' }, 'linux');
  expect(reading.set).toEqual(policyKeys);
  expect(reading.inForce).toMatchObject({ UpdateMode: 'off', PracticeAllowed: false, AuditKeepDays: 'ever' });
  expect(faultWords(reading)[0]).toContain('can be written by users');
});

test('what is wrong is told to an administrator alone; what is set to everybody', () => {
  const reading = read({ LockCeilingMinutes: 10, Proxy: 'x', PracticeAllowed: false, Odd: 1 });
  expect(policyPicture(reading, false)).toMatchObject({ faults: [], lockCeilingMinutes: 10 });
  expect(policyPicture(reading, false).set).toEqual([
    { key: 'LockCeilingMinutes', value: '10 minutes', isStrict: false },
    { key: 'PracticeAllowed', value: 'no', isStrict: false },
    { key: 'Proxy', value: expect.stringContaining('system') as string, isStrict: true },
  ]);
  expect(policyPicture(reading, true).faults).toHaveLength(2);
});

const kept = { address: 'https://api.securevideo.com/', identifier: 'ours' };
const other = { address: 'https://relay.clinic.example:8443/', identifier: 'theirs' };
test.each([
  ['nothing is said', {}, other, null],
  ['its host is among them', { AllowedHosts: ['api.securevideo.com'] }, kept, null],
  ['its host and port are', { AllowedHosts: ['RELAY.clinic.example:8443'] }, other, null],
  ['its port is another', { AllowedHosts: ['relay.clinic.example'] }, other, 'AllowedHosts'],
  ['https’s own port may be written', { AllowedHosts: ['api.securevideo.com:443'] }, kept, null],
  ['its host is not', { AllowedHosts: ['api.securevideo.com'] }, other, 'AllowedHosts'],
  ['its identifier is the one', { AllowedIdentifier: 'theirs' }, other, null],
  ['its identifier is not', { AllowedIdentifier: 'ours' }, other, 'AllowedIdentifier'],
  ['hosts are wrong: another', { AllowedHosts: [] }, other, 'AllowedHosts'],
  ['hosts are wrong: the kept one goes on', { AllowedHosts: [] }, kept, null],
  ['the identifier is wrong: another', { AllowedIdentifier: '' }, other, 'AllowedIdentifier'],
  ['the identifier is wrong: the kept one goes on', { AllowedIdentifier: '' }, kept, null],
])('an account, where %s', (_, policy, wanted, why) => {
  expect(whyNotAllowed(read(policy).inForce, wanted, kept)).toBe(why);
});
