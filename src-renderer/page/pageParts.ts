// What the rooms of this folder are handed: the bridge, and the states that `App.svelte` builds once.
import type { ComposeState } from '../screens/compose/composeState.svelte.ts';
import type { MarkState } from '../screens/day/markState.svelte.ts';
import type { AppState } from '../state/app.svelte.ts';
import type { DeskBridge } from '../state/bridge.ts';
import type { DayState } from '../state/day.svelte.ts';
import type { HoldState } from '../state/hold.svelte.ts';
import type { Toasts } from '../state/toasts.svelte.ts';

export type PageParts = {
  readonly bridge: DeskBridge;
  readonly app: AppState;
  readonly day: DayState;
  readonly compose: ComposeState;
  readonly hold: HoldState;
  readonly marks: MarkState;
  readonly toasts: Toasts;
};
