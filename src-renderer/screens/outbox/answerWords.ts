// The words on the buttons of a change that needs a person, and which of them asks once more.
import type { Action, Opening, OutboxRow } from '../../../src-shared/outbox/change.ts';

/** A button of a row, and what it does. `look` 'ask' = it is asked once more before it is done. */
export type RowAction = {
  readonly action: Action;
  readonly words: string;
  readonly does: string;
  readonly look: 'first' | 'usual' | 'ask';
};

type Row = Pick<OutboxRow, 'actions' | 'does' | 'opens' | 'compared' | 'kind' | 'cause' | 'editable'>;

/** The answers that a row may be given, the likeliest first as main tells them; taking back stands elsewhere, as a link. */
export function rowActions(row: Row, online: boolean): readonly RowAction[] {
  const given = row.actions.filter((action) => action !== 'takeBack');
  // Of two sides, or of "it arrived" and "it did not", neither is the usual one; what is opened or corrected goes first.
  const isEven = row.compared !== null || row.cause === 'notProven';
  const hasFirst = !row.editable && row.opens === null && !isEven;
  return given.map((action, place) => ({
    action,
    words: actionWords(action, row, online),
    does: row.does[action] ?? '',
    look: action === 'discard' || action === 'cancelTwin' ? 'ask' : place === 0 && hasFirst ? 'first' : 'usual',
  }));
}

function actionWords(action: Action, { cause, kind }: Pick<OutboxRow, 'cause' | 'kind'>, online: boolean): string {
  switch (action) {
    case 'tryAgain':
      if (cause === 'sessionGone' || cause === 'notProven') return 'Look again';
      return cause === 'restored' ? 'Check and send' : 'Try again';
    case 'sendMine':
      if (cause === 'sameId') return 'Book it all the same';
      if (cause === 'twin') return 'Book it too';
      if (cause === 'sessionGone') return kind === 'cancel' ? 'Cancel it all the same' : 'Send it all the same';
      return 'Send mine';
    case 'keepTheirs':
      return 'Keep theirs';
    case 'startNow':
      return online ? 'Start now' : 'Start when online';
    case 'itIsThere':
      return 'It arrived';
    case 'notThere':
      return 'It did not arrive: send it';
    case 'seen':
      if (cause === 'savedDifferently') return 'Leave it so';
      if (cause === 'twin') return 'Leave both';
      return cause === 'landedLate' ? 'Leave it booked' : 'Seen';
    case 'cancelTwin':
      return cause === 'landedLate' ? 'Cancel it' : 'Cancel the second one';
    case 'discard':
      return cause === 'twin' ? 'Leave the first one' : 'Discard';
    case 'takeBack':
      return 'Take back';
  }
}

/** What opening the booking again is called: a time that has passed is chosen anew, anything else is corrected. */
export function editWords(cause: OutboxRow['cause']): string {
  return cause === 'lateMeetNow' || cause === 'timePassed' || cause === 'clockUnsure' ? 'Choose a time' : 'Correct';
}

/** What opening the session to settle a change is called. */
export function openWords(what: Opening, cause: OutboxRow['cause']): string {
  const again = cause === 'savedDifferently';
  switch (what) {
    case 'move':
      return again ? 'Move it again' : 'Choose another time';
    case 'changeHost':
      return again ? 'Hand it over again' : 'Choose another clinician';
    case 'session':
      return 'Open session';
  }
}

/** What is asked before something that cannot be taken back: what it does, and its two answers. */
export function askWords(action: RowAction): { question: string; does: string; yes: string; no: string } {
  const isDiscard = action.action === 'discard' && action.words === 'Discard';
  return {
    question: isDiscard ? 'Discard this change?' : `${action.words}?`,
    does: action.does,
    yes: isDiscard ? 'Discard it' : action.words,
    no: 'Go back',
  };
}
