// What the rooms of the form's state may use of the whole: the draft that is being written, and the one way to change it.
import type { SessionDraft } from '../../../src-shared/session/draft.ts';
import type { Clinician } from '../../../src-shared/session/session.ts';
import type { KindSettings } from '../../form/kinds.ts';
import type { Usual } from '../../form/people.ts';
import type { AppState } from '../../state/app.svelte.ts';
import type { FocusWish } from './nextField.ts';

export type DraftDoor = {
  readonly app: AppState;
  /** Undefined where nothing is being written. */
  readonly draft: SessionDraft | undefined;
  /** The draft without people who are only being searched for. */
  readonly settled: SessionDraft | undefined;
  readonly host: Clinician | undefined;
  readonly usual: Usual & KindSettings;
  readonly focus: { wish: FocusWish | undefined; next(): void };
  change(some: Partial<SessionDraft>): void;
};
