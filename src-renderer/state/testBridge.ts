// A bridge for tests of the page's state: answers are set by name, calls are written down, events are sent by hand.
import type { CallName } from '../../src-shared/contract/calls.ts';
import type { EventName, EventPayload } from '../../src-shared/contract/events.ts';
import type { Problem } from '../../src-shared/contract/problems.ts';
import type { AppStatus } from '../../src-shared/contract/views/status.ts';
import { settingsOf } from '../../src-shared/contract/testing/settings.ts';
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import type { DeskBridge } from './bridge.ts';

type Reply = (input: never) => unknown;

export const somethingWrong: Problem = {
  code: 'diskFailed',
  happened: 'The disk did not take it.',
  safe: 'Nothing was saved.',
  todo: 'Try again.',
  broken: [],
};

/** Thrown by a reply: the call answers with this problem. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem = somethingWrong) {
    super(problem.happened);
    this.problem = problem;
  }
}

export class TestBridge {
  readonly called: { name: CallName; input: unknown }[] = [];
  readonly replies = new Map<CallName, Reply>();
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>();

  /** What the call answers from now on; a promise is waited for. */
  answer(name: CallName, reply: Reply): this {
    this.replies.set(name, reply);
    return this;
  }

  send<K extends EventName>(name: K, payload: EventPayload<K>): void {
    for (const listener of this.#listeners.get(name) ?? []) (listener as (payload: EventPayload<K>) => void)(payload);
  }

  inputsOf(name: CallName): unknown[] {
    return this.called.filter((call) => call.name === name).map((call) => call.input);
  }

  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, set) => sum + set.size, 0);
  }

  /** The bridge itself, as the page has it. */
  readonly desk = {
    platform: 'win',
    call: async (name: CallName, input: unknown) => {
      this.called.push({ name, input });
      try {
        return { ok: true, value: await this.replies.get(name)?.(input as never) };
      } catch (error) {
        if (error instanceof Refusal) return { ok: false, problem: error.problem };
        throw error;
      }
    },
    on: (name: EventName, listener: (payload: never) => void) => {
      const set = this.#listeners.get(name) ?? new Set();
      this.#listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
  } as unknown as DeskBridge;
}

export function status(more: Partial<AppStatus> = {}): AppStatus {
  return {
    mode: 'live',
    clinicName: 'Juniper Telehealth',
    clinicZoneId: 'Mountain Standard Time',
    now: Date.UTC(2026, 10, 23, 17, 47),
    line: { is: 'online', since: 0 },
    counts: { needsYou: 0, waiting: 0, sending: 0 },
    held: null,
    paused: null,
    rehearsal: null,
    habits: { hours: 12, monthFirst: false, weekStart: 0 },
    notices: [],
    version: '0.1.0',
    update: null,
    me: { staffId: '', name: '', role: 'administer', pins: false, isUnset: false, mayUseNoPins: true },
    ...more,
  };
}

export function settings(more: Partial<Settings> = {}): Settings {
  return settingsOf({ clinicName: 'Juniper Telehealth', typedTimeMeant: 'patient', ...more });
}

/** Lets everything that waits for an answer go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
