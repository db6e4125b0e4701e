// What is said when somebody quits while changes wait: how many, what will happen, and that patients have not been told.
import { say } from '../words/ofLater.ts';

/** Open changes at the moment of quitting; numbers alone, for a name does not belong into a question of the system's. */
export type Unsent = {
  /** Saved and not sent, or not sent to the end. */
  readonly waiting: number;
  /** Perhaps arrived: to be looked up. */
  readonly checking: number;
  /** Not sent until a person decides. */
  readonly needsYou: number;
  /** What has to come first: nothing but a line, new keys, or the proof that the keys are of the right account. */
  readonly first: 'line' | 'keys' | 'proof';
};

export type QuitWords = {
  readonly message: string;
  readonly detail: string;
  readonly stay: string;
  readonly go: string;
};

/** The question, or null where nothing waits and nobody is to be asked. */
export function quitWords({ waiting, checking, needsYou, first }: Unsent): QuitWords | null {
  if (waiting + checking + needsYou === 0) return null;
  const sentences: string[] = [];
  if (waiting > 0) sentences.push(whenSent(waiting, first), say.quit.notTold);
  if (checking > 0) {
    sentences.push(say.quit.mayHaveArrived(checking, waiting > 0));
  }
  if (needsYou > 0) sentences.push(untilDecided(needsYou, waiting + checking > 0));
  return {
    message: headOf(waiting, checking, needsYou),
    detail: sentences.join(' '),
    stay: say.quit.keepRunning,
    go: say.quit.quitAnyway,
  };
}

/** The question while the account is not open yet, and nobody can say what waits in it. */
export function stillOpeningWords(): QuitWords {
  return {
    message: say.quit.stillOpening,
    detail: say.quit.whatWaitsIsSafe,
    stay: say.quit.keepRunning,
    go: say.quit.quitAnyway,
  };
}

function headOf(waiting: number, checking: number, needsYou: number): string {
  if (waiting > 0) return say.quit.notSentYet(waiting);
  return checking > 0 ? say.quit.beingChecked(checking) : say.quit.needYou(needsYou);
}

function whenSent(count: number, first: Unsent['first']): string {
  switch (first) {
    case 'line':
      return say.quit.goesOutNextTime(count);
    case 'keys':
      return say.quit.waitsForKeys(count);
    case 'proof':
      return say.quit.waitsForProof(count);
  }
}

function untilDecided(count: number, isMore: boolean): string {
  return isMore ? say.quit.moreUntilDecided(count) : say.quit.untilDecided(count);
}
