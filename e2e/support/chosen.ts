// The chosen session at the side of the day: what a receptionist does with it.
import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright';
import { choose, describePerson, pick } from './people.ts';
import type { Invited } from './people.ts';

export class ChosenSession {
  readonly part: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.part = page.getByRole('complementary', { name: 'Chosen session' });
  }

  /** The panel with this question. */
  panel(question: string | RegExp): Locator {
    return this.part.getByRole('group', { name: question });
  }
  get moveTo(): Locator {
    return this.panel('Move to').getByRole('textbox', { name: 'Move to' });
  }
  get cancelPanel(): Locator {
    return this.panel(/^Cancel .* session\?$/);
  }
  /** Connect codes as they are read out, host's last. */
  async codes(): Promise<readonly string[]> {
    const texts = await this.part.getByText(/^\d{3} \d{3} \d{3}$/).allTextContents();
    return texts.map((text) => text.replaceAll(' ', ''));
  }

  async openMove(): Promise<void> {
    await this.#press('Reschedule');
    await expect(this.moveTo).toBeFocused();
  }

  async reschedule(to: string): Promise<void> {
    await this.openMove();
    await this.moveTo.fill(to);
    await this.#save(this.panel('Move to'));
  }

  async rescheduleToNow(): Promise<void> {
    await this.openMove();
    await this.panel('Move to').getByRole('radio', { name: 'Right now' }).click();
    await this.#save(this.panel('Move to'));
  }

  async cancel(): Promise<void> {
    await this.#press('Cancel session');
    await this.#save(this.cancelPanel);
  }

  async add(person: Invited): Promise<void> {
    await this.#press('Add person');
    const panel = this.panel('Add person');
    await pick(panel.getByRole('combobox', { name: 'Who' }), person);
    await describePerson(panel, person);
    await this.#save(panel);
  }

  async remove(name: string): Promise<void> {
    await this.#press(`Remove ${name}`);
    await this.#save(this.panel(`Remove ${name} from this session?`));
  }

  async handOverTo(clinician: string): Promise<void> {
    await this.#press('Change clinician');
    const panel = this.panel('Hand over to');
    await choose(panel.getByRole('combobox', { name: 'Clinician who takes over' }), clinician);
    await this.#save(panel);
  }

  async #press(button: string): Promise<void> {
    await this.part.getByRole('button', { name: button, exact: true }).click();
  }

  async #save(panel: Locator): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+Enter');
    await expect(panel).toBeHidden();
  }
}
