import { expect, test } from 'vitest';
import { Failure, troubleOf } from './failures.ts';
import type { Phase } from './failures.ts';
import type { Trouble } from './port.ts';

test.each<[string, Phase, Trouble]>([
  ['ENOTFOUND', 'reaching', 'nameNotFound'],
  ['EAI_AGAIN', 'reaching', 'nameNotFound'],
  ['ECONNREFUSED', 'reaching', 'refusedConnection'],
  ['EHOSTUNREACH', 'reaching', 'noRoute'],
  ['ENETUNREACH', 'reaching', 'noRoute'],
  ['EACCES', 'reaching', 'noRoute'],
  ['ETIMEDOUT', 'reaching', 'timeout'],
  ['ECONNRESET', 'reaching', 'reset'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'securing', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'securing', 'certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'securing', 'certificate'],
  ['ECONNRESET', 'securing', 'reset'],
  ['ECONNRESET', 'speaking', 'reset'],
  ['EPIPE', 'speaking', 'reset'],
  ['EHOSTUNREACH', 'speaking', 'reset'],
  ['HPE_INVALID_CONSTANT', 'speaking', 'notTheApi'],
])('%s while %s', (code, phase, trouble) => {
  expect(troubleOf(Object.assign(new Error('x'), { code }), phase)).toBe(trouble);
  const ofSeveral = new AggregateError([Object.assign(new Error('x'), { code }), new Error('other')]);
  expect(troubleOf(ofSeveral, phase)).toBe(trouble);
});

test('a trouble that is known stays, and what is no error of Node is told by its phase', () => {
  expect(troubleOf(new Failure('proxyWantsPassword'), 'reaching')).toBe('proxyWantsPassword');
  expect(troubleOf('thrown text', 'speaking')).toBe('reset');
  expect(troubleOf(undefined, 'reaching')).toBe('noRoute');
});
