// The policy in words: what is set, and what is wrong with it, for the settings page and the notice to an administrator.
import type { PolicyPicture } from '../../src-shared/policy/picture.ts';
import type { PolicyInForce } from '../../src-shared/policy/inForce.ts';
import type { PolicyKey } from '../../src-shared/policy/schema.ts';
import { say } from '../../src-shared/words/ofPolicy.ts';
import type { PolicyFault, PolicyReading } from './interpret.ts';

/** The picture of the settings page; what is wrong is told to an administrator alone. */
export function policyPicture(reading: PolicyReading, isAdministrator: boolean): PolicyPicture {
  const { source, inForce, set, wrong } = reading;
  const keep = inForce.AuditKeepDays;
  return {
    source,
    set: set.map((key) => {
      const isStrict = wrong.includes(key);
      return { key, value: isStrict ? say.policy.keys[key].strict : valueWords(key, inForce), isStrict };
    }),
    faults: isAdministrator ? faultWords(reading) : [],
    lockCeilingMinutes: inForce.LockCeilingMinutes,
    auditKeepDays: typeof keep === 'number' ? keep : null,
    trailStays: keep === 'ever',
    signIn: inForce.SignIn,
  };
}

/** What is wrong, a sentence each, the whole's own first; empty = nothing is. */
export function faultWords({ faults }: PolicyReading): string[] {
  const told = faults.map(faultWord);
  return faults.some(({ is }) => is === 'whole') ? [...told, say.policy.wholeReading] : told;
}

function faultWord(fault: PolicyFault): string {
  switch (fault.is) {
    case 'badKey':
    case 'twice':
      return say.policy[fault.is](fault.key, say.policy.keys[fault.key].strict);
    case 'unknownKey':
      return say.policy.unknownKey(fault.name);
    case 'moreUnknown':
      return say.policy.moreUnknown(String(fault.count));
    case 'whole':
      return say.policy.whole[fault.why];
  }
}

function valueWords(key: PolicyKey, inForce: PolicyInForce): string {
  const value = inForce[key];
  if (key === 'LockCeilingMinutes') return say.policy.minutes(String(inForce[key]));
  if (key === 'AuditKeepDays') return say.policy.days(String(inForce[key]));
  if (typeof value === 'boolean') return value ? say.policy.yes : say.policy.no;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.join(', ') : '';
}
