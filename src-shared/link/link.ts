// Links by which a clinic's own records (EHR) open a filled form: ids alone, never a name, an address or a secret.
import { z } from 'zod';

/** Scheme of the links; the system sends them to Front Desk. */
export const LINK_SCHEME = 'frontdesk';
/** Longest link that is looked at. */
export const LINK_LENGTH_MAX = 400;
/** Longest id in a link, as SecureVideo keeps ids of the clinic. */
const LINK_ID_LENGTH_MAX = 64;

// What ids are made of. No blank, no @, no quote, no bracket: nothing that a name, an address or markup is made of.
const id = z
  .string()
  .max(LINK_ID_LENGTH_MAX)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/|#-]*$/);
/** A patient's id has a digit: a word without one may be a name, and names do not stand in links. */
const patientId = id.regex(/[0-9]/);

/** Ids of the clinic's own records: of the session, of the patient, of the clinician. At least one of them. */
export const DeskLink = z
  .strictObject({ session: id.optional(), participant: patientId.optional(), clinician: id.optional() })
  .refine((link) => Object.values(link).some((one) => one !== undefined));
export type DeskLink = z.infer<typeof DeskLink>;

/** A link that can be used, or why it cannot. */
export type LinkRead =
  { readonly is: 'link'; readonly link: DeskLink } | { readonly is: 'wrong'; readonly because: LinkFault };
export type LinkFault = 'notOurs' | 'tooLong' | 'unknownPart' | 'twice' | 'notAnId' | 'empty';

const NAMES: ReadonlySet<string> = new Set(Object.keys(DeskLink.shape));

/** Reads `frontdesk:book?session=...&participant=...&clinician=...`; two slashes, as some systems put them there, are forgiven. */
export function readLink(text: string): LinkRead {
  const wrong = (because: LinkFault): LinkRead => ({ is: 'wrong', because });
  if (text.length > LINK_LENGTH_MAX) return wrong('tooLong');
  const match = /^frontdesk:(?:\/\/)?book\/?(?:\?(.*))?$/is.exec(text.trim());
  if (!match) return wrong('notOurs');
  const found = new Map<string, string>();
  for (const part of (match[1] ?? '').split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const name = at === -1 ? part : part.slice(0, at);
    if (!NAMES.has(name)) return wrong('unknownPart');
    if (found.has(name)) return wrong('twice');
    const value = decoded(at === -1 ? '' : part.slice(at + 1));
    if (value === null) return wrong('notAnId');
    found.set(name, value);
  }
  if (found.size === 0) return wrong('empty');
  const link = DeskLink.safeParse(Object.fromEntries(found));
  return link.success ? { is: 'link', link: link.data } : wrong('notAnId');
}

/** The link among the arguments of a start, the last of several; null where there is none. */
export function linkAmong(args: readonly string[]): string | null {
  return args.findLast((arg) => arg.slice(0, LINK_SCHEME.length + 1).toLowerCase() === `${LINK_SCHEME}:`) ?? null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
