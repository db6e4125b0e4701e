import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { secureContextOf, trustedCertificates } from './certificates.ts';
import { testAuthority } from './testing/rawServer.ts';

test('the bundled authorities are trusted, each once, and no stranger is', () => {
  const trusted = trustedCertificates();
  expect(rootCertificates.every((certificate) => trusted.includes(certificate))).toBe(true);
  expect(new Set(trusted).size).toBe(trusted.length);
  expect(trusted).not.toContain(testAuthority);
});

test('the certificates are asked for once, and not before the first line is to be made safe', () => {
  let asked = 0;
  const context = secureContextOf(() => {
    asked++;
    return [testAuthority];
  });
  expect(asked).toBe(0);
  expect(context()).toBe(context());
  expect(asked).toBe(1);
});
