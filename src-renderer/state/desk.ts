// What every screen may ask for, by context: the bridge, and the state that screens share. Built once, in `App.svelte`.
import { createContext } from 'svelte';
import type { DeskBridge } from './bridge.ts';
import type { AppState } from './app.svelte.ts';
import type { DayState } from './day.svelte.ts';
import type { HoldState } from './hold.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** Drafts that are set aside, for whoever shows that there are some. */
export type Drafts = {
  readonly others: { readonly length: number };
  /** Back to the only one, or the list of them; false where there is none. */
  goBack(): Promise<boolean>;
};

export type Desk = {
  readonly bridge: DeskBridge;
  readonly app: AppState;
  readonly day: DayState;
  readonly toasts: Toasts;
  readonly hold: HoldState;
  readonly drafts: Drafts;
};

/** `useDesk` in a component gives what `provideDesk` was handed by an ancestor; it throws where none did. */
export const [useDesk, provideDesk] = createContext<Desk>();
