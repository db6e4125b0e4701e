// Changes a valid value in a few places: in its structure, member by member, or in the bytes of its text.
import { between, pick } from '../../src-shared/random/random.ts';
import type { Random } from '../../src-shared/random/random.ts';
import { hostileText, hostileValue } from './hostile.ts';

/** A copy of `value` with one to four changes: members lost, doubled, renamed, swapped, or replaced by what hurts. */
export function mutated(random: Random, value: unknown): unknown {
  let copy = structuredClone(value);
  for (let left = between(random, 1, 4); left > 0; left--) copy = changedOnce(random, copy);
  return copy;
}

function changedOnce(random: Random, value: unknown): unknown {
  const places = placesIn(value);
  // The whole is one of its places.
  if (places.length === 0 || random() < 0.03) return hostileValue(random);
  const { owner, key } = pick(random, places);
  const table = owner as Record<string | number, unknown>;
  switch (between(random, 0, 6)) {
    case 0:
      if (Array.isArray(owner)) owner.splice(Number(key), 1);
      else delete table[key];
      break;
    case 1:
      if (Array.isArray(owner)) owner.push(...(owner as unknown[]).slice(0, 20));
      else put(table, hostileText(random), table[key]);
      break;
    case 2: {
      const other = pick(random, places);
      table[key] = structuredClone((other.owner as Record<string | number, unknown>)[other.key]);
      break;
    }
    case 3:
      table[key] =
        typeof table[key] === 'number' ? String(table[key]) : typeof table[key] === 'string' ? [table[key]] : 7;
      break;
    default:
      table[key] = hostileValue(random);
  }
  return value;
}

// A name such as __proto__ must become a member, not a prototype.
function put(table: object, name: string, value: unknown): void {
  Object.defineProperty(table, name, { value, enumerable: true, configurable: true, writable: true });
}

type Place = { readonly owner: object; readonly key: string | number };

function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null || found.length > 400) return found;
  for (const key of Object.keys(value)) {
    found.push({ owner: value, key });
    placesIn((value as Record<string, unknown>)[key], found);
  }
  return found;
}

/** The text with one to eight changes: characters lost, doubled, flipped, cut off, put in, or repeated without end. */
export function mutatedText(random: Random, text: string): string {
  let changed = text;
  for (let left = between(random, 1, 8); left > 0; left--) {
    const at = between(random, 0, changed.length);
    const to = Math.min(changed.length, at + between(random, 1, 12));
    const [before, part, after] = [changed.slice(0, at), changed.slice(at, to), changed.slice(to)];
    switch (between(random, 0, 6)) {
      case 0:
        changed = before + after;
        break;
      case 1:
        changed = before + part + part + after;
        break;
      case 2:
        changed = before + String.fromCharCode(between(random, 0, random() < 0.8 ? 127 : 0xffff)) + after;
        break;
      case 3:
        changed = random() < 0.3 ? before : changed;
        break;
      case 4:
        changed = before + hostileText(random) + after;
        break;
      case 5:
        changed = before + part.repeat(between(random, 2, 60)) + after;
        break;
      default:
        changed =
          before +
          pick(random, ['"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', '\u0000', '&', '=', '%', '?', '#']) +
          after;
    }
  }
  return changed;
}

/** The bytes of a text, some of them no longer those of any text. */
export function mutatedBytes(random: Random, text: string): Uint8Array {
  const bytes = Buffer.from(mutatedText(random, text), 'utf8');
  for (let left = between(random, 0, 6); left > 0 && bytes.length > 0; left--)
    bytes[between(random, 0, bytes.length - 1)] = between(random, 0, 255);
  return bytes;
}
