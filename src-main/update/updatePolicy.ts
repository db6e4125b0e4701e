// What the policy of the clinic's IT says of new versions.
import type { PolicyReading } from '../policy/interpret.ts';
import type { UpdatePolicy } from './port.ts';

/** Members that IT has not set are left out. A feed that is set wrongly is none. */
export function updatePolicyOf({ inForce, set }: Pick<PolicyReading, 'inForce' | 'set'>): UpdatePolicy {
  return {
    ...(set.includes('UpdateFeed') ? { feed: inForce.UpdateFeed } : {}),
    ...(inForce.UpdateMode === null ? {} : { mode: inForce.UpdateMode }),
  };
}
