// Where the cursor is wished to be: the state asks for it, and the panel, which alone can give it, does so and forgets it.
import type { ParticipantDraft, SessionDraft } from '../../../src-shared/session/draft.ts';
import type { Broken } from '../../../src-shared/session/rules.ts';
import { brokenField, nextField, placeIn, type FocusWish } from './nextField.ts';

type Written = {
  readonly draft: SessionDraft | undefined;
  readonly broken: readonly Broken[];
  readonly isPicking: (person: ParticipantDraft) => boolean;
};

export class DraftFocus {
  readonly #written: () => Written;
  wish = $state.raw<FocusWish>();

  constructor(written: () => Written) {
    this.#written = written;
  }

  /** Puts the focus where it was in this draft, else on what is still to be said. */
  place(): void {
    const { draft } = this.#written();
    const place = draft && placeIn(draft);
    if (place) this.wish = place;
    else this.next();
  }

  /** Puts the focus on what is still to be said. */
  next(): void {
    const { draft, broken, isPicking } = this.#written();
    if (draft) this.wish = nextField(draft, broken, isPicking);
  }

  /** Puts the focus on the first thing that is to be put right. */
  wrong(): void {
    const { draft, broken, isPicking } = this.#written();
    const field = brokenField(draft, broken, isPicking);
    if (field) this.wish = field;
  }
}
