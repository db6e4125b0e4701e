// What is said about a typed recovery code, and about how the code of this computer stands.
import type { AccountView } from '../../../src-shared/contract/views.ts';
import { kindCountsWords } from '../../../src-shared/outbox/countWords.ts';
import { CODE_LENGTH } from '../../../src-shared/recovery/code.ts';
import type { TypedCode } from '../../../src-shared/recovery/code.ts';

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'last'];

/** What is wrong with a typed code; '' = nothing. */
export function slipWords(typed: TypedCode): string {
  switch (typed.is) {
    case 'code':
      return '';
    case 'empty':
      return 'Type the code from the printed sheet.';
    case 'partly':
      return `The code has ${String(CODE_LENGTH)} letters and digits; ${String(typed.symbols)} are there.`;
    case 'slip':
      return wordsOfSlip(typed);
  }
}

function wordsOfSlip(slip: Extract<TypedCode, { is: 'slip' }>): string {
  if (slip.why === 'tooLong') return `The code has ${String(CODE_LENGTH)} letters and digits; here are more.`;
  if (slip.why === 'notInCodes') {
    return `“${slip.character}” is in no code. Look at the ${places[slip.group - 1] ?? 'last'} group again.`;
  }
  const where =
    slip.group === null
      ? 'Compare each group with the sheet.'
      : `Look at the ${places[slip.group - 1] ?? ''} group again.`;
  return `Something is mistyped, and nothing was tried. ${where}`;
}

/** After a code that opened nothing, or one that came too soon after it. `ms`: until the next. */
export function waitWords(is: 'wrong' | 'wait', ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const wait = `Wait ${String(seconds)} ${seconds === 1 ? 'second' : 'seconds'}, then try again.`;
  if (is === 'wait') return wait;
  return `This code opens nothing on this computer; nothing was changed. Is it the newest sheet of this computer? ${wait}`;
}

/** What waits behind closed keys; '' = nothing, or it cannot be told. `when` shows a moment. */
export function waitingWords(waiting: AccountView['waitingClosed'], when: (utcMs: number) => string): string {
  if (waiting === null || waiting.count === 0) return '';
  const of = kindCountsWords(waiting.kinds);
  const what = of === '' ? '' : ` (${of})`;
  const wait =
    waiting.count === 1 ? `1 change${what} waits in it` : `${String(waiting.count)} changes${what} wait in it`;
  if (waiting.since === null) return `${wait}.`;
  return waiting.count === 1
    ? `${wait}, saved ${when(waiting.since)}.`
    : `${wait}, the oldest saved ${when(waiting.since)}.`;
}

/** How the recovery code of this computer stands. `when` shows a moment. */
export function standingWords(recovery: AccountView['recovery'], when: (utcMs: number) => string): string {
  const { madeAt, id, shownAt, isWhole } = recovery;
  const sentences: string[] = [];
  if (madeAt !== null) sentences.push(`The code on sheet ${id ?? ''} is in force, made ${when(madeAt)}.`);
  if (madeAt !== null && !isWhole) {
    sentences.push('An account that was connected later is not in it yet: make a new code.');
  }
  if (shownAt !== null) {
    sentences.push(
      `A code was shown ${when(shownAt)}, and nobody said that it is written down. It works if somebody has it; make a new one to be sure.`,
    );
  }
  return sentences.length === 0 ? 'No recovery code has been made on this computer.' : sentences.join(' ');
}
