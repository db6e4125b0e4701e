// The policy for macOS: a configuration profile with every key as in the example, to be edited and handed out by an MDM.
import { PREFERENCE_DOMAIN } from '../../src-shared/policy/places.ts';
import { policyExample, policyKeys } from '../../src-shared/policy/schema.ts';
import { policy as words } from '../../src-shared/words/policy.ts';
import { documentOf, el } from './xml.ts';
import type { Xml } from './xml.ts';

const DOCTYPE =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n';
// The same in every version: a new profile takes the place of the old one.
const PROFILE_UUID = '6E0B9D0C-5C1B-4B0E-9C3A-2F1D6A7B8C90';
const SETTINGS_UUID = '1A7C2E54-8D3F-4F62-B1E9-7C5D4B3A2F18';

type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

function valueOf(value: Value): Xml {
  if (typeof value === 'string') return el('string', {}, value);
  if (typeof value === 'number') return el('integer', {}, String(value));
  if (typeof value === 'boolean') return el(value ? 'true' : 'false');
  if (Array.isArray(value)) return el('array', {}, value.map(valueOf));
  return el(
    'dict',
    {},
    Object.entries(value).flatMap(([key, each]) => [el('key', {}, key), valueOf(each)]),
  );
}

/** front-desk.mobileconfig */
export function mobileconfig(): string {
  const keys = Object.fromEntries(policyKeys.map((key) => [key, policyExample[key]]));
  const profile = {
    PayloadContent: [
      {
        PayloadType: PREFERENCE_DOMAIN,
        PayloadVersion: 1,
        PayloadIdentifier: `${PREFERENCE_DOMAIN}.policy.settings`,
        PayloadUUID: SETTINGS_UUID,
        PayloadEnabled: true,
        PayloadDisplayName: words.product,
        ...keys,
      },
    ],
    PayloadDisplayName: words.product,
    PayloadIdentifier: `${PREFERENCE_DOMAIN}.policy`,
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: PROFILE_UUID,
    PayloadVersion: 1,
  };
  return documentOf(el('plist', { version: '1.0' }, [valueOf(profile)]), DOCTYPE);
}
