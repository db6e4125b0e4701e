// The policy, word for word: a change here is a change of what the page may do.
import { expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY, developmentPolicy, headersFor } from './headers.ts';

test('the policy lets the page load its own files and talk to nobody', () => {
  expect(CONTENT_SECURITY_POLICY).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test('every answer carries the policy and may not be sniffed or framed', () => {
  expect(headersFor('text/html')).toMatchObject({
    'Content-Type': 'text/html',
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'X-DNS-Prefetch-Control': 'off',
  });
});

test('only the development server loosens it, and then for its own socket alone', () => {
  expect(developmentPolicy('http://localhost:5173')).toContain("connect-src 'self' ws://localhost:5173");
  expect(CONTENT_SECURITY_POLICY).not.toContain('connect-src');
});
