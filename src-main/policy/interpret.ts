// What a policy's members mean: each key by itself against the schema, a wrong one told by its name and read strictly, none half.
import { inForceOf, nothingInForce } from '../../src-shared/policy/inForce.ts';
import type { PolicyInForce } from '../../src-shared/policy/inForce.ts';
import { Policy, policyForm, policyKeys } from '../../src-shared/policy/schema.ts';
import type { PolicyKey } from '../../src-shared/policy/schema.ts';
import type { RawPolicy, WholeFault } from './raw.ts';

/** 'tried': a file that somebody tries a policy with. */
export type PolicySource = 'none' | 'windows' | 'macos' | 'linux' | 'tried';

export type PolicyFault =
  | { readonly is: 'badKey' | 'twice'; readonly key: PolicyKey }
  | { readonly is: 'unknownKey'; readonly name: string }
  | { readonly is: 'moreUnknown'; readonly count: number }
  | { readonly is: 'whole'; readonly why: WholeFault };

/** The policy of this run. `set`: keys that IT has set, wrong ones among them: nobody else may choose these. */
export type PolicyReading = {
  readonly source: PolicySource;
  readonly inForce: PolicyInForce;
  readonly set: readonly PolicyKey[];
  /** Those of `set` that are read strictly. */
  readonly wrong: readonly PolicyKey[];
  readonly faults: readonly PolicyFault[];
};

/** A computer without a policy. */
export const noPolicy: PolicyReading = { source: 'none', inForce: nothingInForce, set: [], wrong: [], faults: [] };

/** Unknown keys that are told by name; of more only the count. */
const UNKNOWN_TOLD_MAX = 5;
const NAME_TOLD_MAX = 60;

/** Reads what was found on a system of this kind. */
export function interpret(raw: RawPolicy, source: Exclude<PolicySource, 'none'>): PolicyReading {
  if (raw.is === 'none') return noPolicy;
  if (raw.is === 'notUsed') {
    const all = policyKeys;
    return { source, inForce: inForceOf({}, all), set: all, wrong: all, faults: [{ is: 'whole', why: raw.why }] };
  }
  const sound: Record<string, unknown> = {};
  const set = new Set<PolicyKey>();
  const twice = new Set<PolicyKey>();
  const bad = new Set<PolicyKey>();
  const unknown: string[] = [];
  for (const [name, value] of raw.members) {
    const key = keyOf(name);
    if (key === undefined) unknown.push(name);
    else if (set.has(key)) twice.add(key);
    else {
      set.add(key);
      const read = Policy.shape[key].safeParse(asForm(key, value));
      if (read.success && read.data !== undefined) sound[key] = read.data;
      else bad.add(key);
    }
  }
  const inOrder = (some: ReadonlySet<PolicyKey>): PolicyKey[] => policyKeys.filter((key) => some.has(key));
  const wrong = inOrder(new Set([...bad, ...twice]));
  return {
    source,
    inForce: inForceOf(sound, wrong),
    set: inOrder(set),
    wrong,
    faults: [
      ...inOrder(bad).map((key) => ({ is: 'badKey', key }) as const),
      ...inOrder(twice)
        .filter((key) => !bad.has(key))
        .map((key) => ({ is: 'twice', key }) as const),
      ...unknown.slice(0, UNKNOWN_TOLD_MAX).map((name) => ({ is: 'unknownKey', name: toldName(name) }) as const),
      ...(unknown.length > UNKNOWN_TOLD_MAX
        ? [{ is: 'moreUnknown', count: unknown.length - UNKNOWN_TOLD_MAX } as const]
        : []),
    ],
  };
}

/** Names in the registry have no case, and nobody means two keys by two spellings. */
function keyOf(name: string): PolicyKey | undefined {
  return policyKeys.find((key) => key.toLowerCase() === name.toLowerCase());
}

/** The registry has no yes and no, and a number may be kept as text there. */
function asForm(key: PolicyKey, value: unknown): unknown {
  const form = policyForm(key);
  if (form.is === 'yesNo' && (value === 0 || value === 1)) return value === 1;
  if (form.is === 'number' && typeof value === 'string' && /^\d{1,6}$/.test(value)) return Number(value);
  if (form.is === 'list' && typeof value === 'string') return [value.trim()];
  return typeof value === 'string' ? value.trim() : value;
}

function toldName(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '?');
  return plain.length > NAME_TOLD_MAX ? `${plain.slice(0, NAME_TOLD_MAX)}…` : plain;
}
