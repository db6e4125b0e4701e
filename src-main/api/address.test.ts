import { describe, expect, test } from 'vitest';
import { AccountAddress, DEFAULT_ADDRESS, addressWords, isLoopback, readAddress } from './address.ts';

describe('an address', () => {
  test.each([
    [DEFAULT_ADDRESS, DEFAULT_ADDRESS],
    ['https://api.securevideo.com', DEFAULT_ADDRESS],
    [' HTTPS://API.SecureVideo.com ', DEFAULT_ADDRESS],
    ['https://relay.clinic.example:8443/securevideo', 'https://relay.clinic.example:8443/securevideo/'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787/'],
    ['http://localhost:8787/', 'http://localhost:8787/'],
    ['http://[::1]:8787/', 'http://[::1]:8787/'],
    ['http://127.1:8787/', 'http://127.0.0.1:8787/'],
  ])('%s may be used', (text, url) => {
    expect(readAddress(text)).toEqual({ is: 'address', url });
    expect(AccountAddress.parse(text)).toBe(url);
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['api.securevideo.com', 'noAddress'],
    ['https://', 'noAddress'],
    ['ftp://api.securevideo.com/', 'noAddress'],
    ['javascript:alert(1)', 'noAddress'],
    ['http://api.securevideo.com/', 'notSafe'],
    ['http://127.0.0.1.evil.example/', 'notSafe'],
    ['http://localhost.evil.example/', 'notSafe'],
    ['http://192.168.1.4/', 'notSafe'],
    ['http://127.0.0.1@evil.example/', 'notSafe'],
    ['https://me:secret@api.securevideo.com/', 'keysInIt'],
    ['https://api.securevideo.com/?key=1', 'tooMuch'],
    ['https://api.securevideo.com/#top', 'tooMuch'],
  ] as const)('%j may not', (text, because) => {
    expect(readAddress(text)).toEqual({ is: 'wrong', because });
    expect(AccountAddress.safeParse(text).error?.issues[0]?.message).toBe(addressWords[because]);
  });
});

test.each([
  ['http://127.0.0.1:1/', true],
  ['https://localhost/', true],
  ['http://[::1]/', true],
  [DEFAULT_ADDRESS, false],
  ['https://10.0.0.1/', false],
])('%s is on this computer: %s', (address, is) => expect(isLoopback(address)).toBe(is));
