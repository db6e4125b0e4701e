// Whether typed API keys are the kept ones, in a time that tells nothing of how near they are.
import { timingSafeEqual } from 'node:crypto';
import type { AccountKeys } from './keyPlace.ts';

export type TypedSecret = { readonly identifier: string; readonly secret: string };

export function isSecret(typed: TypedSecret, kept: AccountKeys): boolean {
  // Both, whatever the first says: the time must not tell which was wrong.
  const [identifier, secret] = [isSame(typed.identifier, kept.identifier), isSame(typed.secret, kept.secret)];
  return identifier && secret;
}

function isSame(typed: string, kept: string): boolean {
  const [one, other] = [Buffer.from(typed.trim(), 'utf8'), Buffer.from(kept, 'utf8')];
  return one.length === other.length && timingSafeEqual(one, other);
}
