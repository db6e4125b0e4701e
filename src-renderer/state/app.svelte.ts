// What all screens share: who we are (status, settings, clinicians), the time, and which screen is shown.
import { lookMembers } from '../../src-shared/contract/look.ts';
import type { AccountView } from '../../src-shared/contract/views/account.ts';
import type { AppStatus, Rehearsal } from '../../src-shared/contract/views/status.ts';
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import type { Clinician, Session } from '../../src-shared/session/session.ts';
import { ianaOf, zoneOf } from '../../src-shared/time/zones.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import { isEnough } from '../../src-shared/staff/role.ts';
import { showAs } from '../../src-shared/time/show.ts';
import { minuteMs, secondMs, type UtcMs } from '../../src-shared/time/utc.ts';
import { say } from '../../src-shared/words/words.ts';
import type { DeskBridge } from './bridge.ts';
import { placesOf } from './places.ts';
import type { Toasts } from './toasts.svelte.ts';

export type Screen = 'starting' | 'welcome' | 'begin' | 'day' | 'outbox' | 'settings';
export type SettingsPage =
  | 'account'
  | 'clinic'
  | 'catalogue'
  | 'kinds'
  | 'staff'
  | 'look'
  | 'trail'
  | 'updates'
  | 'rollout'
  | 'connection'
  | 'help';

/** How often main is told that somebody is there; far less than the shortest time after which it locks. */
const TOUCH_EVERY_MS = 10 * secondMs;

export class AppState {
  readonly clock: Pick<Clock, 'now' | 'setTimer'>;
  /** A new id for a change or a draft. */
  readonly makeId: () => string;
  readonly #desk: DeskBridge;
  readonly #toasts: Toasts;

  #status = $state.raw<AppStatus>();
  #settings = $state.raw<Settings>();
  #clinicians = $state.raw<readonly Clinician[]>([]);
  readonly #places = $derived(placesOf(this.#clinicians));
  #account = $state.raw<AccountView>();
  #now = $state.raw<UtcMs>(0);
  /** Main's clock less ours: what a spec or a time server makes main believe, the page believes. */
  #aheadMs = 0;

  screen = $state.raw<Screen>('starting');
  settingsPage = $state.raw<SettingsPage>('account');
  /** Id of the change that the outbox is to show when it opens. */
  changeToShow = $state.raw<string>();
  finding = $state.raw(false);
  helping = $state.raw(false);
  /** The guide for staff lies over the page. */
  reading = $state.raw(false);

  /** Windows id of the clinic's zone, and the zone to reckon in. */
  readonly clinicZoneId = $derived(this.#status?.clinicZoneId ?? '');
  readonly clinicZone = $derived(ianaOf(this.clinicZoneId) ?? 'UTC');
  readonly clinicZoneName = $derived(zoneOf(this.clinicZoneId).short);
  /** The day that begins a week: 0 = Sunday. */
  readonly weekStart = $derived(this.#status?.habits.weekStart ?? 0);
  readonly singleKeys = $derived(this.#settings?.singleKeys ?? true);

  /** Who is at the desk. */
  readonly me = $derived(this.#status?.me);
  /** The least until it is known: nothing is offered that would be refused. */
  readonly mayBook = $derived(isEnough(this.me?.role ?? null, 'book'));
  readonly mayAdminister = $derived(isEnough(this.me?.role ?? null, 'administer'));

  /** The line is known to be down: what is saved waits. */
  readonly offline = $derived(this.#status?.line.is === 'offline' || this.#status?.line.is === 'keysRefused');
  /** Nothing is sent until the account of the keys is proven. */
  readonly paused = $derived((this.#status?.paused ?? null) !== null);
  /** Something about the line is to be told on every screen. */
  readonly lineMatters = $derived(this.offline || this.paused || (this.#status?.rehearsal ?? null) !== null);
  /** Changes that are saved and not sent. */
  readonly waiting = $derived(this.#status ? this.#status.counts.waiting + this.#status.counts.sending : 0);
  /** What is said after every save that is not held. */
  readonly savedWords = $derived.by(() => {
    if (this.paused) return say.parts.savedHeld;
    if (this.offline) return say.parts.savedLater;
    return say.parts.savedSending;
  });

  constructor(wiring: {
    desk: DeskBridge;
    clock: Pick<Clock, 'now' | 'setTimer'>;
    makeId: () => string;
    toasts: Toasts;
  }) {
    this.makeId = wiring.makeId;
    this.#desk = wiring.desk;
    this.clock = wiring.clock;
    this.#toasts = wiring.toasts;
    this.#now = wiring.clock.now();
  }

  get platform(): DeskBridge['platform'] {
    return this.#desk.platform;
  }
  get status(): AppStatus | undefined {
    return this.#status;
  }
  get settings(): Settings | undefined {
    return this.#settings;
  }
  get account(): AccountView | undefined {
    return this.#account;
  }
  get clinicians(): readonly Clinician[] {
    return this.#clinicians;
  }
  /** The running minute's time, stepping at least once a minute. */
  get now(): UtcMs {
    return this.#now;
  }

  /**
   * Reads all, chooses the first screen, and listens from then on. `beside`: what the first screen waits for too. Returns
   * its own undo.
   */
  async start(beside: Promise<unknown> = Promise.resolve()): Promise<() => void> {
    const undo = [
      this.#desk.on('status', (status) => this.#take(status)),
      this.#desk.on('changed', ({ what }) => {
        if (what.includes('settings')) void this.readSettings();
        if (what.includes('account')) void this.readAccount();
        if (what.includes('day') || what.includes('account')) void this.readClinicians();
      }),
    ];
    let stepping = true;
    const step = (): void => {
      this.#now = this.clock.now() + this.#aheadMs;
      if (stepping) cancel = this.clock.setTimer(minuteMs - (this.#now % minuteMs), step);
    };
    let cancel = this.clock.setTimer(minuteMs, step);
    undo.push(() => {
      stepping = false;
      cancel();
    });

    // The account's keys ask the system's keychain, which may be slow: only a screen without an account tells of it at once.
    const account = this.readAccount();
    const [status] = await Promise.all([
      this.#desk.call('app.status'),
      this.readSettings(),
      this.readClinicians(),
      beside,
    ]);
    if (!status.ok || status.value.mode === 'none') await account;
    if (status.ok) this.#take(status.value);
    cancel();
    step();
    // Locked: main is about to end this page, and no screen is shown for that moment.
    if (!status.ok && status.problem.code === 'locked') return () => undo.forEach((each) => each());
    if (this.screen === 'starting') this.goHome();
    return () => undo.forEach((each) => each());
  }

  async readSettings(): Promise<void> {
    const answer = await this.#desk.call('settings.read');
    if (answer.ok) this.#settings = answer.value;
  }

  async writeSettings(some: Partial<Settings>): Promise<boolean> {
    // How it looks is anybody's to choose; all else is an administrator's.
    const isLook = Object.keys(some).every((name) => name in lookMembers);
    const answer = await this.#desk.call(isLook ? 'settings.writeLook' : 'settings.write', some);
    if (answer.ok) this.#settings = answer.value;
    else this.#toasts.say(answer.problem.happened, { icon: 'alert' });
    return answer.ok;
  }

  async readAccount(): Promise<void> {
    const answer = await this.#desk.call('account.read');
    if (answer.ok) this.#account = answer.value;
  }

  async readClinicians(): Promise<void> {
    const answer = await this.#desk.call('clinician.list');
    if (answer.ok) this.#clinicians = answer.value;
  }

  /** The clinician of an id, or undefined. */
  clinician(userId: string): Clinician | undefined {
    const place = this.#places.get(userId);
    return place === undefined ? undefined : this.#clinicians[place];
  }

  /** The clinician's place in the clinic's list, for the tint; undefined for who is not in it. */
  placeOf(userId: string | null): number | undefined {
    return userId === null ? undefined : this.#places.get(userId);
  }

  async dismissNotice(id: string): Promise<void> {
    await this.#desk.call('app.dismissNotice', { id });
    const status = await this.#desk.call('app.status');
    if (status.ok) this.#take(status.value);
  }

  /** The session to copy from: with whole names, also where only initials are shown. */
  async toCopy(session: Session): Promise<Session> {
    if (this.#settings?.initialsOnly !== true) return session;
    const answer = await this.#desk.call('session.read', { localId: session.localId, whole: true });
    return answer.ok && answer.value ? answer.value.session : session;
  }

  /** Copies by main; says so where it failed. `briefly`: a code, which main takes off the clipboard after a minute. */
  async copy(text: string, { briefly = false } = {}): Promise<boolean> {
    const answer = await this.#desk.call('clipboard.copy', { text, briefly });
    if (!answer.ok) this.#toasts.say(say.parts.couldNotCopy, { icon: 'alert' });
    return answer.ok;
  }

  /** Main's clock at this very moment, for what is counted in seconds. */
  mainNow(): UtcMs {
    return this.clock.now() + this.#aheadMs;
  }

  #keeping: readonly (() => Promise<void>)[] = [];
  /** What has to be kept before this page may go. Returns its own undo. */
  beforeLeaving(keep: () => Promise<void>): () => void {
    this.#keeping = [...this.#keeping, keep];
    return () => (this.#keeping = this.#keeping.filter((one) => one !== keep));
  }
  /** The desk locks: all that is typed is kept, then main may end this page. */
  async leave(): Promise<void> {
    await this.keepTyped();
    await this.#desk.call('lock.mayGo');
  }
  /** All that is typed is on the disk when it resolves. */
  async keepTyped(): Promise<void> {
    await Promise.all(this.#keeping.map((keep) => keep()));
  }

  #touchedAt = Number.NEGATIVE_INFINITY;
  /** A key or the pointer was used here: the desk does not lock. Told now and then, not at each key. */
  touched(): void {
    const now = this.clock.now();
    if (this.me?.pins !== true || Math.abs(now - this.#touchedAt) < TOUCH_EVERY_MS) return;
    this.#touchedAt = now;
    void this.#desk.call('lock.touch');
  }

  /** Locks the desk; main replaces this page. */
  async lock(): Promise<void> {
    if (this.me?.pins === true) await this.#desk.call('lock.now');
    else
      this.#toasts.say(say.day.nobodySignsIn, {
        icon: 'lock',
      });
  }

  openOutbox(changeId: string): void {
    this.changeToShow = changeId;
    this.screen = 'outbox';
  }

  /** The kept keys are being asked whether they open the account of what is held. */
  proving = $state.raw(false);

  /** Asks whether the keys here open the account that what is held was made for; then it goes on. Says what came of it. */
  async proveAccount(): Promise<void> {
    if (this.proving) return;
    this.proving = true;
    const answer = await this.#desk.call('account.prove');
    this.proving = false;
    if (!answer.ok) return this.#toasts.say(answer.problem.happened, { icon: 'alert' });
    const { result, title } = answer.value;
    if (result === 'ok') this.#toasts.say(say.parts.accountIsRight);
    else this.#toasts.say(`${title}.`, { icon: 'alert' });
  }

  /** Plays an outage in practice; null ends it. */
  async rehearse(what: Rehearsal | null): Promise<void> {
    const needsYou = this.#status?.counts.needsYou ?? 0;
    const waiting = this.waiting;
    const answer = await this.#desk.call('practice.rehearse', { what });
    if (!answer.ok) this.#toasts.say(answer.problem.happened, { icon: 'alert' });
    else if (what === null) this.#toasts.say(say.parts.rehearsalIsOver(waiting, needsYou));
  }

  /** The first screen: the day, or what has to be said before there is one. */
  goHome(): void {
    if (this.#status === undefined || this.#status.mode === 'none') this.screen = 'welcome';
    else this.screen = this.#status.me.isUnset ? 'begin' : 'day';
  }

  openSettings(page: SettingsPage = 'account'): void {
    this.settingsPage = page;
    this.screen = 'settings';
  }

  #take(status: AppStatus): void {
    const before = this.#status?.mode;
    showAs(status.habits);
    this.#status = status;
    this.#aheadMs = status.now - this.clock.now();
    this.#now = status.now;
    // Connected or practising now: the first run is over. Forgotten: it begins again.
    if (before !== undefined && before !== status.mode) {
      void this.readClinicians();
      if (status.mode === 'none') this.screen = 'welcome';
      else if (this.screen === 'welcome') this.screen = 'day';
    }
    if (status.me.isUnset && this.screen === 'day') this.screen = 'begin';
    else if (!status.me.isUnset && this.screen === 'begin') this.screen = 'day';
  }
}
