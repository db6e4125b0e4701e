// What every panel in the detail is given.
import type { Saved, SessionDetail } from '../../../../src-shared/contract/views.ts';

export type AskProps = {
  readonly detail: SessionDetail;
  /** The change is on disk. */
  readonly onsaved: (saved: Saved) => void;
  /** The panel goes; the focus returns to what opened it. */
  readonly onclose: () => void;
};
