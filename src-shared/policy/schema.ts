// The machine-wide policy of a clinic's IT, once: settings marks, ADMX, profile, example and the table in the docs come from it.
import { z } from 'zod';

/** A host name, perhaps with a port: `api.example.org`, `relay.clinic.example:8443`. No scheme, no path, no `*`. */
const HostText = z
  .string()
  .max(260)
  .regex(/^(?=.{1,253}(:|$))[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/i);

/** `system`, `direct`, `host:port` with or without https:// before it, or `pac:` and an https address. */
const ProxyText = z
  .string()
  .max(300)
  .regex(
    /^(system|direct|(https?:\/\/)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?:\d{1,5}|pac:https:\/\/[a-z0-9.-]+(:\d{1,5})?\/\S*)$/i,
  );

/** An https address without a name or a password in it. */
const FeedText = z
  .string()
  .max(300)
  .regex(/^https:\/\/[a-z0-9.-]+(:\d{1,5})?(\/[^\s?#]*)?$/i);

/**
 * Every key of the policy; none of them has to be set. Titles, help and what a wrong value is read as stand under the same
 * names in `words/policy.ts`; how a strict reading acts, in `inForce.ts`.
 */
export const Policy = z.object({
  UpdateMode: z.enum(['off', 'tell', 'download']).optional(),
  UpdateFeed: FeedText.optional(),
  LockCeilingMinutes: z.number().int().min(1).max(60).optional(),
  SignIn: z.enum(['required', 'off']).optional(),
  AuditKeepDays: z.number().int().min(0).max(3650).optional(),
  AllowedHosts: z.array(HostText).min(1).max(20).optional(),
  AllowedIdentifier: z.string().trim().min(1).max(500).optional(),
  PracticeAllowed: z.boolean().optional(),
  Proxy: ProxyText.optional(),
});
export type Policy = z.infer<typeof Policy>;
export type PolicyKey = keyof Policy;

export const policyKeys = Object.keys(Policy.shape) as readonly PolicyKey[];

/** What each key looks like when it is set: in the example, the profile and the docs. */
export const policyExample: Required<Policy> = {
  UpdateMode: 'tell',
  UpdateFeed: 'https://updates.clinic.example/front-desk/',
  LockCeilingMinutes: 10,
  SignIn: 'required',
  AuditKeepDays: 2190,
  AllowedHosts: ['api.securevideo.com'],
  AllowedIdentifier: 'YOUR-API-IDENTIFIER',
  PracticeAllowed: false,
  Proxy: 'proxy.clinic.example:8080',
};

/** A key's type and bounds, as the forms of every system ask for them. */
export type PolicyForm =
  | { readonly is: 'choice'; readonly choices: readonly string[] }
  | { readonly is: 'number'; readonly min: number; readonly max: number }
  | { readonly is: 'yesNo' }
  | { readonly is: 'list'; readonly most: number }
  | { readonly is: 'text'; readonly longest: number };

/** The form of a key, read from the schema. */
export function policyForm(key: PolicyKey): PolicyForm {
  const node = z.toJSONSchema(Policy.shape[key], { io: 'input' }) as Readonly<Record<string, unknown>>;
  if (Array.isArray(node['enum'])) return { is: 'choice', choices: node['enum'] as string[] };
  switch (node['type']) {
    case 'integer':
      return { is: 'number', min: Number(node['minimum']), max: Number(node['maximum']) };
    case 'boolean':
      return { is: 'yesNo' };
    case 'array':
      return { is: 'list', most: Number(node['maxItems']) };
    default:
      return { is: 'text', longest: Number(node['maxLength']) };
  }
}
