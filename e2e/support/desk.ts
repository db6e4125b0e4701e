// The launched app in the user's nouns: connect, book, choose, search, outbox. Specs read like a receptionist's morning.
import { writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from 'playwright';
import type { CallName, DeskBridge, Input, Output } from '../../src-shared/contract/calls.ts';
import { ChosenSession } from './chosen.ts';
import { SessionForm } from './form.ts';
import type { NewSession } from './form.ts';
import { launchDesk } from './launch.ts';
import type { LaunchOptions, RunningDesk } from './launch.ts';
import type { Practice } from './practice.ts';

/** On this computer nothing shows late in a list: a second change need not wait until it would anywhere. */
const QUIET_MS = '400';

export type DeskOptions = LaunchOptions & {
  /** How long saved changes are held; not at all, unless taking back is what a spec is about. */
  readonly holdSeconds?: number;
  /** The spec is about who works here: nothing is said of it when the account is connected. */
  readonly staff?: boolean;
};

type AnyBridge = { call(name: string, input: unknown): Promise<{ ok: boolean; value?: unknown }> };

export class Desk {
  readonly running: RunningDesk;
  readonly form: SessionForm;
  readonly chosen: ChosenSession;

  readonly #staff: boolean;

  constructor(running: RunningDesk, { staff = false }: Pick<DeskOptions, 'staff'> = {}) {
    this.running = running;
    this.#staff = staff;
    this.form = new SessionForm(running.page);
    this.chosen = new ChosenSession(running.page);
  }

  /** Starts the app; with the folder of an earlier desk it goes on where that one ended. */
  static async open(options: DeskOptions = {}): Promise<Desk> {
    const desk = new Desk(
      await launchDesk({ ...options, env: { FRONT_DESK_QUIET_MS: QUIET_MS, ...options.env } }),
      options,
    );
    await expect(desk.page.getByRole('main')).toBeVisible();
    await desk.holdFor(options.holdSeconds ?? 0);
    return desk;
  }

  /** Starts the app at its first run, and connects it to the practice account as an administrator would. */
  static async connectedTo(practice: Practice, options: DeskOptions = {}): Promise<Desk> {
    const desk = await Desk.open(options);
    await desk.connect(practice);
    return desk;
  }

  /** Sets how long changes that are saved from now on are held, as the settings page does. */
  async holdFor(holdSeconds: number): Promise<void> {
    const answer = await this.page.evaluate(
      (seconds) => (window as never as { desk: DeskBridge }).desk.call('settings.write', { holdSeconds: seconds }),
      holdSeconds,
    );
    expect(answer.ok).toBe(true);
  }

  /** Asks main as the page does; fails where it answers with a problem. */
  async call<K extends CallName>(name: K, input: Input<K>): Promise<Output<K>> {
    const answer = await this.page.evaluate(
      ([called, given]) => (window as never as { desk: AnyBridge }).desk.call(called, given),
      [name, input] as [string, unknown],
    );
    expect(answer.ok, name).toBe(true);
    return answer.value as Output<K>;
  }

  /** Where the next file goes that a person is asked about. */
  async saveNextFileAs(path: string): Promise<void> {
    await this.running.app.driver(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
  }
  /** The file that is chosen where a person is asked for one. */
  async openNextFileFrom(path: string): Promise<void> {
    await this.running.app.driver(({ dialog }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    }, path);
  }

  get page(): Page {
    return this.running.page;
  }
  get agenda(): Locator {
    return this.page.getByRole('group', { name: 'Sessions', exact: true });
  }
  get pill(): Locator {
    return this.page.getByRole('button', { name: /Open the outbox$/ });
  }
  get outboxItems(): Locator {
    return this.page.getByRole('main').getByRole('listitem');
  }

  /** First run, Connect your account: address, identifier and secret of a live account, tested and saved. */
  async connect({ server }: Practice): Promise<void> {
    await this.page.getByRole('button', { name: /Connect your account/ }).click();
    await this.page.getByRole('textbox', { name: 'API Identifier' }).fill(server.identifier);
    await this.page.getByRole('textbox', { name: 'API Secret Key' }).fill(server.secret);
    await this.page.getByRole('button', { name: 'Advanced: address' }).click();
    await this.page.getByRole('textbox', { name: 'Address' }).fill(server.url);
    await this.page.getByRole('button', { name: 'Test and save' }).click();
    await expect(this.page.getByText('Connected to SecureVideo')).toBeVisible();
    if (this.#staff) return; // the spec goes on from here
    await this.beginWithoutPins();
    await this.backToDay();
  }

  /** Says that nobody signs in at this desk, as a clinic of one does once. */
  async beginWithoutPins(): Promise<void> {
    const answer = await this.page.evaluate(() =>
      (window as never as { desk: DeskBridge }).desk.call('staff.begin', { administrator: null, secret: null }),
    );
    expect(answer).toEqual({ ok: true, value: { is: 'done' } });
  }

  /** Leaves the settings or the outbox. */
  async backToDay(): Promise<void> {
    const newSession = this.page.getByRole('button', { name: 'New session', exact: true }).first();
    // As a person does: once more where the first Esc still closed a field.
    await expect(async () => {
      await this.page.keyboard.press('Escape');
      await expect(newSession).toBeVisible({ timeout: 1_500 });
    }).toPass({ timeout: 30_000 });
  }

  /** Gives ids of SecureVideo the names by which this clinic chooses them. */
  async nameInCatalogue(things: readonly { packet?: string; service?: string; id: number }[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings', exact: true }).click();
    await this.page.getByRole('button', { name: 'Packets and services' }).click();
    for (const { packet, service, id } of things) {
      const what = packet === undefined ? 'service' : 'packet';
      await this.page.getByRole('button', { name: `Add ${what}` }).click();
      await this.page.getByRole('textbox', { name: 'Name on screen' }).fill(packet ?? service ?? '');
      await this.page.getByRole('textbox', { name: 'Id', exact: true }).fill(String(id));
      await this.page.getByRole('button', { name: `Save ${what}` }).click();
      await expect(this.page.getByRole('cell', { name: packet ?? service ?? '', exact: true })).toBeVisible();
      await expect(this.page.getByRole('button', { name: `Save ${what}` })).toBeHidden();
    }
    await this.backToDay();
  }

  async openForm(how: 'New session' | 'Meet Now'): Promise<void> {
    await this.page.getByRole('button', { name: how, exact: true }).first().click();
    await expect(this.form.part).toBeVisible();
  }

  /** Books a session, or starts one; done when it is saved on this computer. */
  async book(session: NewSession): Promise<void> {
    await this.openForm(session.when === 'now' ? 'Meet Now' : 'New session');
    await this.form.fill(session);
    await this.form.save();
  }

  /** Gives the focus to the list, as the day does by itself where there was a row to give it to. */
  async focusList(): Promise<void> {
    await this.page.locator('[data-pane="list"] [data-id][tabindex="0"]').focus();
  }

  /** The row of the shown day with this name in it. */
  row(name: string): Locator {
    return this.agenda.getByRole('button', { name });
  }

  /** Chooses a row of the shown day: the session stands at the side. */
  async choose(name: string): Promise<ChosenSession> {
    await this.row(name).click();
    await expect(this.chosen.part.getByRole('heading', { level: 2 })).toContainText(name);
    return this.chosen;
  }

  /** The day of all, or of one clinician. */
  async showOnly(who: string): Promise<void> {
    const button = this.page.getByRole('navigation', { name: 'Clinic' }).getByRole('button', { name: who });
    await button.click();
    await expect(button).toHaveAttribute('aria-current', 'true');
  }

  /** Opens the search, types, and answers the results. Esc closes it. */
  async search(text: string): Promise<Locator> {
    await this.page.keyboard.press('ControlOrMeta+K');
    const dialog = this.page.getByRole('dialog', { name: 'Find anyone' });
    await dialog.getByRole('combobox', { name: 'Find anyone' }).fill(text);
    return dialog.getByRole('option');
  }

  /** Chooses in the application's menu, as a click there does; the item must be there. */
  async chooseInMenu(id: string): Promise<void> {
    expect(await this.inMenu(id), `${id} in the menu`).toBe(true);
    await this.running.app.driver(({ Menu }, wanted) => {
      Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click();
    }, id);
  }

  /** Whether the application's menu has this item now. */
  inMenu(id: string): Promise<boolean> {
    return this.running.app.driver(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
      return item !== null && item !== undefined;
    }, id);
  }

  async openOutbox(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+O');
    await expect(this.page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
  }

  /** Reads the day again from SecureVideo, and waits for the answer. */
  async readAgain(): Promise<void> {
    await this.page.keyboard.press('F5');
    await expect(this.page.getByRole('button', { name: 'Read again, F5' })).toBeVisible();
  }

  /** What stood on the screen when a test failed, beside its report. Call it after each test. */
  async showFailure(): Promise<void> {
    const info = test.info();
    if (info.status === info.expectedStatus) return;
    await this.page.screenshot({ path: info.outputPath('screen.png') });
    await writeFile(info.outputPath('screen.txt'), await this.page.locator('body').ariaSnapshot());
  }

  async cleanUp(): Promise<void> {
    await this.running.app.cleanUp();
  }
}
