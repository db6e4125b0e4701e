// What holds at this desk after the policy was read: set by IT, left to the clinic, or read strictly because it was wrong.
import type { Policy, PolicyKey } from './schema.ts';

/** `null` everywhere: IT has said nothing, and the clinic chooses. */
export type PolicyInForce = {
  readonly UpdateMode: 'off' | 'tell' | 'download' | null;
  readonly UpdateFeed: string | null;
  readonly LockCeilingMinutes: number | null;
  /** 'stays': nobody may turn PINs off. */
  readonly SignIn: 'required' | 'off' | 'stays' | null;
  /** 'ever': no line may be removed. */
  readonly AuditKeepDays: number | 'ever' | null;
  /** 'kept': no account may be connected but the one that is. */
  readonly AllowedHosts: readonly string[] | 'kept' | null;
  readonly AllowedIdentifier: string | { readonly is: 'kept' } | null;
  readonly PracticeAllowed: boolean;
  readonly Proxy: string | null;
};

export const nothingInForce: PolicyInForce = {
  UpdateMode: null,
  UpdateFeed: null,
  LockCeilingMinutes: null,
  SignIn: null,
  AuditKeepDays: null,
  AllowedHosts: null,
  AllowedIdentifier: null,
  PracticeAllowed: true,
  Proxy: null,
};

/**
 * How a key is read whose value is wrong, or whose whole policy cannot be read: as strict as it can be without ending the
 * day's work. What is connected goes on sending; nothing is loosened.
 */
const strictly: Readonly<Record<PolicyKey, Partial<PolicyInForce>>> = {
  UpdateMode: { UpdateMode: 'off' },
  // From where is not known, so from nowhere.
  UpdateFeed: { UpdateMode: 'off', UpdateFeed: null },
  LockCeilingMinutes: { LockCeilingMinutes: 5 },
  SignIn: { SignIn: 'stays' },
  AuditKeepDays: { AuditKeepDays: 'ever' },
  AllowedHosts: { AllowedHosts: 'kept' },
  AllowedIdentifier: { AllowedIdentifier: { is: 'kept' } },
  PracticeAllowed: { PracticeAllowed: false },
  // The computer's own proxy: never around it.
  Proxy: { Proxy: 'system' },
};

/** The sound values, and strict readings of `wrong` over them. */
export function inForceOf(sound: Policy, wrong: readonly PolicyKey[]): PolicyInForce {
  const strict = wrong.reduce<Partial<PolicyInForce>>((all, key) => ({ ...all, ...strictly[key] }), {});
  return { ...nothingInForce, ...dropUndefined(sound), ...strict };
}

/** Why an account may not be connected; null = it may. `kept`: the one that is connected already, or none. */
export function whyNotAllowed(
  policy: PolicyInForce,
  wanted: { readonly address: string; readonly identifier: string },
  kept: { readonly address: string; readonly identifier: string } | null,
): 'AllowedHosts' | 'AllowedIdentifier' | null {
  const isKept = kept !== null && kept.address === wanted.address && kept.identifier === wanted.identifier;
  const { AllowedHosts: hosts, AllowedIdentifier: identifier } = policy;
  if (hosts === 'kept' ? !isKept : hosts !== null && !isAmong(hosts, wanted.address)) return 'AllowedHosts';
  if (identifier === null) return null;
  const isRight = typeof identifier === 'string' ? identifier === wanted.identifier : isKept;
  return isRight ? null : 'AllowedIdentifier';
}

/** A host that is named without a port is meant on https's own. */
function isAmong(hosts: readonly string[], address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { host, hostname, protocol } = new URL(address);
  const full = host === hostname ? `${hostname}:${protocol === 'https:' ? '443' : '80'}` : host;
  return hosts.map((one) => one.toLowerCase()).some((one) => (one.includes(':') ? one === full : one === host));
}

function dropUndefined<T extends object>(from: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as never;
}
