// The words on the buttons of a change that needs a person, and which of them asks once more.
import type { Action, Opening, OutboxRow } from '../../../src-shared/outbox/change.ts';
import { say } from '../../../src-shared/words/ofLater.ts';

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
      if (cause === 'notProven') return say.outbox.lookAndSend;
      if (cause === 'sessionGone') return say.outbox.lookAgain;
      return cause === 'restored' ? say.outbox.checkAndSend : say.outbox.tryAgain;
    case 'sendMine':
      if (cause === 'sameId') return say.outbox.bookAllTheSame;
      if (cause === 'twin') return say.outbox.bookItToo;
      if (cause === 'sessionGone') return kind === 'cancel' ? say.outbox.cancelAllTheSame : say.outbox.sendAllTheSame;
      return say.outbox.sendMine;
    case 'keepTheirs':
      return say.outbox.keepTheirs;
    case 'startNow':
      return online ? say.outbox.startNow : say.outbox.startWhenOnline;
    case 'itIsThere':
      return say.outbox.itArrived;
    case 'notThere':
      return say.outbox.notArrived;
    case 'seen':
      if (cause === 'savedDifferently') return say.outbox.leaveItSo;
      if (cause === 'twin') return say.outbox.leaveBoth;
      return cause === 'landedLate' ? say.outbox.leaveItBooked : say.outbox.seen;
    case 'cancelTwin':
      return cause === 'landedLate' ? say.outbox.cancelIt : say.outbox.cancelSecond;
    case 'discard':
      return cause === 'twin' ? say.outbox.leaveFirst : say.outbox.discard;
    case 'takeBack':
      return say.outbox.takeBack;
  }
}

/** What opening the booking again is called: a time that has passed is chosen anew, anything else is corrected. */
export function editWords(cause: OutboxRow['cause']): string {
  return cause === 'lateMeetNow' || cause === 'timePassed' || cause === 'clockUnsure'
    ? say.outbox.chooseATime
    : say.outbox.correct;
}

/** What opening the session to settle a change is called. */
export function openWords(what: Opening, cause: OutboxRow['cause']): string {
  const again = cause === 'savedDifferently';
  switch (what) {
    case 'move':
      return again ? say.outbox.moveAgain : say.outbox.chooseAnotherTime;
    case 'changeHost':
      return again ? say.outbox.handOverAgain : say.outbox.chooseAnotherClinician;
    case 'session':
      return say.outbox.openSession;
  }
}

/** What is asked before something that cannot be taken back: what it does, and its two answers. */
export function askWords(action: RowAction): { question: string; does: string; yes: string; no: string } {
  const isDiscard = action.action === 'discard' && action.words === say.outbox.discard;
  return {
    question: isDiscard ? say.outbox.discardThisChange : `${action.words}?`,
    does: action.does,
    yes: isDiscard ? say.outbox.discardIt : action.words,
    no: say.outbox.goBack,
  };
}
