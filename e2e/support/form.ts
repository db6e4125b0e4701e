// The form of a new session, beside the day: filled in as a receptionist does, by the names that stand at its fields.
import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright';
import { choose, describePerson, nameOf, pick } from './people.ts';
import type { Invited } from './people.ts';

/** A session as a receptionist would say it. `when` is typed as it stands here; 'now' is a Meet Now. */
export type NewSession = {
  readonly with: string;
  readonly when: string;
  readonly people: readonly Invited[];
  readonly topic?: string;
  readonly recorded?: boolean;
  readonly ehrId?: string;
};

export class SessionForm {
  readonly part: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.part = page.getByRole('complementary', { name: /^(New session|Meet Now|Correct session)$/ });
  }

  get clinician(): Locator {
    return this.part.getByRole('combobox', { name: 'With' });
  }
  get when(): Locator {
    return this.part.getByRole('textbox', { name: 'When' });
  }
  get search(): Locator {
    return this.part.getByRole('combobox', { name: /^(Patient|Person)$/ });
  }
  get topic(): Locator {
    return this.part.getByRole('textbox', { name: 'Topic' });
  }
  /** The session's own; a patient's stands further up. */
  get ehrId(): Locator {
    return this.part.getByRole('textbox', { name: 'EHR id' }).last();
  }
  /** The part of one person. */
  person(name: string): Locator {
    return this.part.getByRole('region', { name, exact: true });
  }
  /** The sentence that says what Save will do. */
  get says(): Locator {
    return this.part.locator('.formfoot .says');
  }

  async openMore(): Promise<void> {
    const fold = this.part.getByRole('button', { name: /^Topic, recording, EHR id/ });
    if ((await fold.getAttribute('aria-expanded')) !== 'true') await fold.click();
  }

  /** Says who comes; the first search of a new form is there already. */
  async invite(person: Invited): Promise<void> {
    if (!(await this.search.isVisible())) await this.part.getByRole('button', { name: 'Add another person' }).click();
    await pick(this.search, person);
    await describePerson(this.person(nameOf(person)), person);
  }

  async fill(session: NewSession): Promise<void> {
    await choose(this.clinician, session.with);
    for (const person of session.people) await this.invite(person);
    if (session.when !== 'now') await this.when.fill(session.when);
    const { topic, recorded, ehrId } = session;
    if (topic === undefined && recorded === undefined && ehrId === undefined) return;
    await this.openMore();
    if (topic !== undefined) await this.topic.fill(topic);
    if (ehrId !== undefined) await this.ehrId.fill(ehrId);
    const recording = this.part.getByRole('switch', { name: 'Recorded' });
    if (recorded !== undefined && ((await recording.getAttribute('aria-checked')) === 'true') !== recorded)
      await recording.click();
  }

  /** Saves where it may be saved: the form goes away, for the change is on the disk. */
  async save(): Promise<void> {
    await this.trySave();
    // A warning is told once, and the next Enter goes on.
    const warning = this.part.getByText('Enter books it all the same.');
    await expect(async () => {
      if (await warning.isVisible()) await this.trySave();
      await expect(this.part).toBeHidden({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
  }

  /** Presses Save, whatever comes of it. */
  async trySave(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+Enter');
  }
}
