// What every panel in the detail is given.
import type { Saved } from '../../../../src-shared/contract/views/outbox.ts';
import type { SessionDetail } from '../../../../src-shared/contract/views/day.ts';

export type AskProps = {
  readonly detail: SessionDetail;
  /** The change is on disk. */
  readonly onsaved: (saved: Saved) => void;
  /** The panel goes; the focus returns to what opened it. */
  readonly onclose: () => void;
};
