// What is said about a typed recovery code, and about how the code of this computer stands.
import type { AccountView } from '../../src-shared/contract/views/account.ts';
import { kindCountsWords } from '../../src-shared/outbox/countWords.ts';
import { CODE_LENGTH } from '../../src-shared/recovery/code.ts';
import type { TypedCode } from '../../src-shared/recovery/code.ts';
import { say } from '../../src-shared/words/ofLater.ts';

/** What is wrong with a typed code; '' = nothing. */
export function slipWords(typed: TypedCode): string {
  switch (typed.is) {
    case 'code':
      return '';
    case 'empty':
      return say.recovery.typeTheCode;
    case 'partly':
      return say.recovery.partly(String(CODE_LENGTH), String(typed.symbols));
    case 'slip':
      return wordsOfSlip(typed);
  }
}

function wordsOfSlip(slip: Extract<TypedCode, { is: 'slip' }>): string {
  if (slip.why === 'tooLong') return say.recovery.tooLong(String(CODE_LENGTH));
  if (slip.why === 'notInCodes') {
    return say.recovery.notInCodes(slip.character, say.recovery.places[slip.group - 1] ?? '');
  }
  const where =
    slip.group === null
      ? say.recovery.compareEach
      : say.recovery.lookAtGroup(say.recovery.places[slip.group - 1] ?? '');
  return say.recovery.mistyped(where);
}

/** After a code that opened nothing, or one that came too soon after it. `ms`: until the next. */
export function waitWords(is: 'wrong' | 'wait', ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const wait = say.recovery.waitSeconds(seconds);
  if (is === 'wait') return wait;
  return say.recovery.opensNothing(wait);
}

/** What waits behind closed keys; '' = nothing, or it cannot be told. `when` shows a moment. */
export function waitingWords(waiting: AccountView['waitingClosed'], when: (utcMs: number) => string): string {
  if (waiting === null || waiting.count === 0) return '';
  const of = kindCountsWords(waiting.kinds);
  const what = of === '' ? '' : ` (${of})`;
  const wait = say.recovery.waitIn(waiting.count, what);
  if (waiting.since === null) return `${wait}.`;
  return waiting.count === 1
    ? say.recovery.savedAt(wait, when(waiting.since))
    : say.recovery.oldestSavedAt(wait, when(waiting.since));
}

/** How the recovery code of this computer stands. `when` shows a moment. */
export function standingWords(recovery: AccountView['recovery'], when: (utcMs: number) => string): string {
  const { madeAt, id, shownAt, isWhole } = recovery;
  const sentences: string[] = [];
  if (madeAt !== null) sentences.push(say.recovery.isInForce(id ?? '', when(madeAt)));
  if (madeAt !== null && !isWhole) {
    sentences.push(say.recovery.notWhole);
  }
  if (shownAt !== null) {
    sentences.push(say.recovery.wasShown(when(shownAt)));
  }
  return sentences.length === 0 ? say.recovery.noneMade : sentences.join(' ');
}
