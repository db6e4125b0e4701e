// What is said when somebody quits while changes wait: how many, what will happen, and that patients have not been told.

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
  if (waiting > 0) sentences.push(whenSent(waiting, first), 'The patients have not been told.');
  if (checking > 0) {
    const it = checking === 1 ? 'It' : 'They';
    const which = waiting > 0 ? `${changes(checking)} more` : it;
    sentences.push(`${which} may have arrived: Front Desk looks at SecureVideo before it sends anything again.`);
  }
  if (needsYou > 0) sentences.push(untilDecided(needsYou, waiting + checking > 0));
  return {
    message: headOf(waiting, checking, needsYou),
    detail: sentences.join(' '),
    stay: 'Keep running',
    go: 'Quit anyway',
  };
}

function headOf(waiting: number, checking: number, needsYou: number): string {
  if (waiting > 0) return `${changes(waiting)} ${are(waiting)} not sent yet.`;
  if (checking > 0) return `${changes(checking)} ${are(checking)} still being checked.`;
  return `${changes(needsYou)} ${needsYou === 1 ? 'needs' : 'need'} you.`;
}

function whenSent(count: number, first: Unsent['first']): string {
  const [they, go, wait] = count === 1 ? ['It is', 'goes', 'waits'] : ['They are', 'go', 'wait'];
  const safe = `${they} safe on this computer and`;
  switch (first) {
    case 'line':
      return `${safe} ${go} out the next time Front Desk runs here.`;
    case 'keys':
      return `${safe} ${wait} until SecureVideo takes the keys again.`;
    case 'proof':
      return `${safe} ${wait} until the keys of their own account are entered.`;
  }
}

function untilDecided(count: number, isMore: boolean): string {
  const it = count === 1 ? 'it is' : 'they are';
  if (!isMore) {
    return `${count === 1 ? 'It is' : 'They are'} safe on this computer and not sent until you decide. Nobody has been told.`;
  }
  return `${changes(count)} more ${count === 1 ? 'needs' : 'need'} you: ${it} not sent until you decide.`;
}

function changes(count: number): string {
  return `${String(count)} ${count === 1 ? 'change' : 'changes'}`;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}
