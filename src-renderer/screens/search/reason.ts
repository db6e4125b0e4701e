// Why a result is shown, where its name does not tell: the number, code, id or address that was typed. Pure.
import type { FoundSession, PersonSuggestion } from '../../../src-shared/contract/views/search.ts';
import { whyFound, type Why } from '../../../src-shared/search/why.ts';
import { clinicsOwnId } from '../../../src-shared/session/ownId.ts';
import { say } from '../../../src-shared/words/ofLater.ts';
import type { Result } from './resultTypes.ts';

/** `words` stand before what is shown: "Phone ends in", "Code", "Old address". */
export type Reason = Why & { readonly words: string; readonly isOld: boolean };

/** Undefined where the name, the clinician or the topic tells it. `people`: who was found, for whose address is an old one. */
export function reasonOf(result: Result, text: string, people: readonly PersonSuggestion[] = []): Reason | undefined {
  const why = result.is === 'session' ? whySession(result.found, text) : whyOther(result, text);
  if (!why) return undefined;
  const isOld = people.some((one) => one.newerId !== '' && (one.email === why.of || one.phone === why.of));
  return { ...why, isOld, words: isOld ? say.search.old[why.is] : say.search.why[why.is] };
}

function whySession({ session }: FoundSession, text: string): Why | undefined {
  const all = session.participants;
  const people = [...all.filter((one) => !one.isHost), ...all.filter((one) => one.isHost)];
  return whyFound(text, {
    names: people.map((one) => one.name),
    emails: people.map((one) => one.email),
    phones: people.map((one) => one.phone),
    codes: people.map((one) => one.connectCode ?? ''),
    ids: [clinicsOwnId(session.externalId), ...people.map((one) => one.externalId)],
  });
}

function whyOther(result: Result, text: string): Why | undefined {
  const one = result.is === 'person' ? result.person : result.is === 'clinician' ? result.of.clinician : undefined;
  if (!one) return undefined;
  const { name, email, phone, externalId } = one;
  return whyFound(text, { names: [name], emails: [email], phones: [phone], codes: [], ids: [externalId] });
}
