// Who is invited, in the user's nouns, and how a spec types them into a form: the same fields in a new session and in "Add person".
import { expect } from '@playwright/test';
import type { Locator } from 'playwright';

/** A guest as a receptionist types one. What is left out stays as the form offers it. */
export type Guest = {
  readonly name: string;
  readonly invite?: 'E-mail' | 'Text' | 'None';
  readonly email?: string;
  readonly phone?: string;
  /** Friendly name of a zone: "Eastern, New York". */
  readonly zone?: string;
  /** "None", "All documents", or the name that the clinic gave a packet. */
  readonly packet?: string;
  /** Name of a service, and the amount as typed. */
  readonly service?: string;
  readonly deposit?: string;
  readonly ehrId?: string;
};

/** A colleague: a user of SecureVideo, by name. */
export type Colleague = { readonly colleague: string; readonly packet?: string };
export type Invited = Guest | Colleague;

export function nameOf(person: Invited): string {
  return 'colleague' in person ? person.colleague : person.name;
}

/** Chooses from a list by its label: types it, and takes the line that is highlighted then. */
export async function choose(list: Locator, label: string): Promise<void> {
  await list.fill(label);
  await expect(list.page().getByRole('option', { selected: true })).toContainText(label);
  await list.press('Enter');
  await expect(list).toHaveValue(label);
}

/** Says who it is in a search for a person: a colleague is taken from the list, anybody else is new. */
export async function pick(search: Locator, person: Invited): Promise<void> {
  await search.fill(nameOf(person));
  if ('colleague' in person) {
    await search.page().getByRole('option', { name: person.colleague }).filter({ hasText: 'Colleague' }).click();
  } else {
    await search.press('Tab');
  }
}

/** Fills in the fields of one person inside `part` of the page. */
export async function describePerson(part: Locator, person: Invited): Promise<void> {
  if (person.packet !== undefined) await choose(part.getByRole('combobox', { name: 'Packet' }), person.packet);
  if ('colleague' in person) return;
  if (person.invite !== undefined) await part.getByRole('radio', { name: person.invite, exact: true }).click();
  if (person.ehrId !== undefined || isBelowMore(person))
    await part.getByRole('button', { name: /^More about/ }).click();
  if (person.email !== undefined) await part.getByRole('textbox', { name: 'E-mail' }).fill(person.email);
  if (person.phone !== undefined) await part.getByRole('textbox', { name: /^(Text to|Phone)$/ }).fill(person.phone);
  if (person.ehrId !== undefined) await part.getByRole('textbox', { name: 'EHR id' }).fill(person.ehrId);
  if (person.zone !== undefined) await choose(part.getByRole('combobox', { name: 'Time zone' }), person.zone);
  if (person.service !== undefined) await choose(part.getByRole('combobox', { name: /^Service/ }), person.service);
  if (person.deposit !== undefined) await part.getByRole('textbox', { name: 'Amount in dollars' }).fill(person.deposit);
}

/** The way to reach that the invite does not use stands below "More". */
function isBelowMore(guest: Guest): boolean {
  const invite = guest.invite ?? 'E-mail';
  return (invite !== 'E-mail' && guest.email !== undefined) || (invite !== 'Text' && guest.phone !== undefined);
}
