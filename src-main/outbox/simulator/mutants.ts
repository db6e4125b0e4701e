// Faults to be put into the code, one at a time, each breaking one rule of the outbox: a simulator that misses one proves
// nothing. A mutant is text that stands in a file and what stands there instead; the files themselves are never touched.
import type { Bounds } from './faults.ts';

export type Patch = { readonly file: string; readonly find: string; readonly put: string };
export type Mutant = {
  readonly n: number;
  readonly says: string;
  /** The world in which it is looked for. */
  readonly bounds: Bounds;
  readonly patches: readonly Patch[];
};

/** Decides, and marks only half a minute later: harmless as long as the mark compares what it was based on. */
const lateMark: Patch = {
  file: 'outbox/delivery/delivery.ts',
  find: `          this.#send(lane, decision.sending);
          return;`,
  put: `          this.#inFlight.add(lane);
          this.#parts.clock.setTimer(8_000, () => {
            this.#inFlight.delete(lane);
            try { if (this.#state === 'running' && this.#parts.line.maySend && this.#parts.paused() === null) this.#send(lane, decision.sending); else this.touch(lane); } catch { this.touch(lane); }
          });
          return;`,
};

export const mutants: readonly Mutant[] = [
  {
    n: 2,
    says: 'Saved is said before the commit',
    bounds: 'in',
    patches: [
      {
        file: 'outbox/outbox.ts',
        find: '      const taken = promise(this.#promising, change);',
        put: `      this.#parts.clock.setTimer(20, () => { promise(this.#promising, change); this.#delivery.touch(change.lane); });
      if (change.changeId !== '') return { is: 'saved', row: undefined };
      const taken = promise(this.#promising, change);`,
      },
    ],
  },
  {
    n: 3,
    says: 'the draft is removed in another transaction',
    bounds: 'in',
    patches: [
      {
        file: 'outbox/promise.ts',
        find: '  return store.transaction(() => insert(parts, change));',
        put: `  if (change.draftId !== null) parts.drafts.endSaved(change.draftId);
  return store.transaction(() => insert(parts, change));`,
      },
    ],
  },
  {
    n: 4,
    says: 'sent before the mark is on the disk',
    bounds: 'in',
    patches: [
      {
        file: 'outbox/delivery/delivery.ts',
        find: '    const marked = effects.mark(sending, prepared);',
        put: '    const early = this.#parts.api.send(prepared);\n    const marked = effects.mark(sending, prepared);',
      },
      {
        file: 'outbox/delivery/delivery.ts',
        find: 'this.#sender.deliver(marked, sending, prepared)',
        put: 'this.#sender.deliver(marked, sending, prepared, early)',
      },
      {
        file: 'outbox/delivery/sender.ts',
        find: 'async deliver(marked: ChangeRecord, sending: Sending, prepared: PreparedWrite)',
        put: 'async deliver(marked: ChangeRecord, sending: Sending, prepared: PreparedWrite, early?: any)',
      },
      {
        file: 'outbox/delivery/sender.ts',
        find: 'answer = await api.send(prepared);',
        put: 'answer = await (early ?? api.send(prepared));',
      },
    ],
  },
  {
    n: 5,
    says: 'the mark does not compare the revision',
    bounds: 'in',
    patches: [
      lateMark,
      {
        file: 'outbox/journal/table.ts',
        find: 'WHERE change_id = ? AND state = ? AND revision = ?`;',
        put: 'WHERE change_id = ? AND (1 OR state = ? OR revision = ?)`;',
      },
      { file: 'outbox/journal/table.ts', find: 'if (changes !== 1) throw new StaleChange();', put: '' },
    ],
  },
  {
    n: 6,
    says: 'what is unsure goes back to the queue, to be merged and edited',
    bounds: 'in',
    patches: [
      {
        file: 'src-shared/outbox/state.ts',
        find: "return { ...change, state: 'unsure', doubts: change.doubts + 1, refusalToCheck: null };",
        put: "return { ...change, state: 'queued', everSent: false, refusalToCheck: null };",
      },
    ],
  },
  {
    n: 7,
    says: 'the quiet time counts from the send, not from the line’s return or the start',
    bounds: 'in',
    patches: [{ file: 'outbox/quiet.ts', find: 'Math.max(endedMono, this.#upsetMono)', put: 'endedMono' }],
  },
  {
    n: 8,
    says: 'Retry-After is kept by the wall’s clock',
    bounds: 'in',
    patches: [
      {
        file: 'outbox/line.ts',
        find: 'this.#moments = moments;',
        put: 'const ahead = moments.wall - moments.mono;\n    this.#moments = { get mono() { return moments.wall - ahead; }, get wall() { return moments.wall; }, get behind() { return moments.wall - ahead - moments.mono; } } as any;',
      },
      {
        file: 'outbox/line.ts',
        find: "return this.#state.is === 'keysRefused' ? null : this.#nextMono;",
        put: "return this.#state.is === 'keysRefused' ? null : this.#nextMono - (this.#moments as any).behind;",
      },
    ],
  },
  {
    n: 9,
    says: 'a read that was begun before the send is taken as evidence',
    bounds: 'in',
    patches: [
      {
        file: 'outbox/lookup.ts',
        find: 'if (view === null || view.begunMono < endedMono) {',
        put: 'if (view === null) {',
      },
      {
        file: 'outbox/lookup.ts',
        find: '  if (view.begunMono < neededMono) return nextLook(context, view);\n  if (isComplete(view))',
        put: '  if (isComplete(view))',
      },
    ],
  },
  {
    n: 10,
    says: 'absence is told by the host’s list',
    bounds: 'in',
    patches: [
      {
        file: 'outbox/feed.ts',
        find: "const isAccount = taken.scope.is === 'account';",
        put: 'const isAccount = true;',
      },
    ],
  },
  {
    n: 11,
    says: 'a row that was set aside does not count in absence',
    bounds: 'out',
    patches: [
      { file: 'outbox/view.ts', find: 'return view.unreadable === 0 && view.trusted;', put: 'return view.trusted;' },
    ],
  },
  {
    n: 12,
    says: 'a cancel is done while its create is unsure',
    bounds: 'in',
    patches: [
      {
        file: 'outbox/plan/decide.ts',
        find: '  if (unsure !== undefined) return decideDoubt(lane, open, unsure);',
        put: `  const early = open.find((change) => change.wish.kind === 'cancel' && isReady(change));
  if (unsure?.wish.kind === 'create' && early !== undefined) {
    const others = open.filter((change) => change !== early).map((change) => overtaken(change, early.changeId));
    return settle(...others, { change: early, followers: [], event: { is: 'alreadySo' } });
  }
  if (unsure !== undefined) return decideDoubt(lane, open, unsure);`,
      },
      {
        file: 'src-shared/outbox/state.ts',
        find: "      from('held', 'queued', 'resend', 'asks', 'refused');\n      return ended(change, 'superseded');",
        put: "      return ended(change, 'superseded');",
      },
    ],
  },
  {
    n: 13,
    says: 'a row of a list is not bound to the lane of its booking',
    bounds: 'in',
    patches: [
      { file: 'outbox/feed.ts', find: '      this.#compareWithWatches(view);', put: '' },
      {
        file: 'outbox/effects.ts',
        find: '    if (other !== undefined && other.session.localId !== lane) journal.joinLanes(other.session.localId, lane);',
        put: '',
      },
      {
        file: 'store/sessionBook.ts',
        find: 'this.#memory.bySessionId(remote.sessionId) ?? this.#waitingFor(remote)',
        put: 'this.#memory.bySessionId(remote.sessionId)',
      },
    ],
  },
  {
    n: 14,
    says: 'changed by external id although the SessionId is known',
    bounds: 'in',
    patches: [
      {
        file: 'outbox/writeOut.ts',
        find: '  const ref = { sessionId };',
        put: "  const known = book.get(carrier.lane)?.session.externalId ?? '';\n  const ref = known === '' ? { sessionId } : { externalId: known };",
      },
    ],
  },
  {
    n: 15,
    says: 'the twin rule overlooks SecureVideo users among the participants',
    bounds: 'out',
    patches: [
      {
        file: 'outbox/twin.ts',
        find: "(person) => person.isHost || (person.userId === null && person.delivery === 'none'),",
        put: "(person) => person.isHost || person.userId !== null || person.delivery === 'none',",
      },
    ],
  },
  {
    n: 16,
    says: 'the watch ends with the change',
    bounds: 'out',
    patches: [
      {
        file: 'outbox/feed.ts',
        find: '        if (create !== undefined) this.#compareOne(create, active);',
        put: '        if (create !== undefined && isOpen(create.progress.state)) this.#compareOne(create, active);',
      },
      { file: 'outbox/feed.ts', find: '      if (isAccount) this.#lookForTwins(view);', put: '' },
    ],
  },
  {
    n: 17,
    says: 'an answer that broke off is taken as refused',
    bounds: 'in',
    patches: [
      {
        file: 'api/classify.ts',
        find: "    return { is: 'unsure', trouble: answer.trouble, status: answer.status };",
        put: "    if (answer.status !== null) return { is: 'refused', status: answer.status, message: '' };\n    return { is: 'unsure', trouble: answer.trouble, status: answer.status };",
      },
    ],
  },
  {
    n: 18,
    says: 'new keys go on without a proof of the account',
    bounds: 'out',
    patches: [
      { file: 'outbox/outbox.ts', find: '    if (isProven) this.#setPaused(null);', put: '    this.#setPaused(null);' },
    ],
  },
  {
    n: 19,
    says: 'a restored queue is sent as it stands',
    bounds: 'out',
    patches: [
      {
        file: 'outbox/recover.ts',
        find: "const isDoubtful = isRestored || testimony === 'restoredOrCopied';",
        put: 'const isDoubtful = isRestored && testimony === undefined;',
      },
    ],
  },
  {
    n: 20,
    says: 'people are told apart by name alone',
    bounds: 'in',
    patches: [
      {
        file: 'outbox/match.ts',
        find: 'foldName(told.name) === foldName(person.name) && sameContact(person, told)',
        put: 'foldName(told.name) === foldName(person.name)',
      },
    ],
  },
  {
    n: 21,
    says: 'sent again after an unsure end without a look',
    bounds: 'in',
    patches: [
      {
        file: 'src-shared/outbox/state.ts',
        find: "return { ...change, state: 'unsure', doubts: change.doubts + 1, refusalToCheck: null };",
        put: "return { ...change, state: 'resend', doubts: change.doubts + 1, refusalToCheck: null };",
      },
    ],
  },
  {
    n: 22,
    says: 'Retry-After is not kept',
    bounds: 'in',
    patches: [
      {
        file: 'outbox/line.ts',
        find: "    this.#down('busy', waitMs);",
        put: "    this.#down('busy', waitMs === 0 ? 0 : 500);",
      },
    ],
  },
  {
    n: 23,
    says: 'the age of a Meet Now is looked at only before its first send',
    bounds: 'in',
    patches: [
      {
        file: 'outbox/plan/send.ts',
        find: '  if (late !== null) return ask(carrier, followers, late);',
        put: '  if (late !== null && !carrier.progress.everSent) return ask(carrier, followers, late);',
      },
    ],
  },
  {
    n: 24,
    says: 'the transport sends again by itself',
    bounds: 'in',
    patches: [
      {
        file: 'api/client.ts',
        find: `      const { answer, begun } = await ask(
        { method: write.method, freshConnection: true, onConnected },
        write.path,
        write.body,
      );`,
        put: `      const once = () => ask({ method: write.method, freshConnection: true, onConnected }, write.path, write.body);
      let { answer, begun } = await once();
      if (answer.is === 'failed' && answer.trouble === 'reset') ({ answer, begun } = await once());`,
      },
    ],
  },
  {
    n: 25,
    says: 'asks always',
    bounds: 'in',
    patches: [
      {
        file: 'src-shared/outbox/state.ts',
        find: 'if (change.isNow || change.doubts >= DOUBTS_MAX) return',
        put: 'if (change.isNow || change.doubts >= 1) return',
      },
    ],
  },
];

/** Not a mutant: the half of number 5 that must do no harm by itself. */
export const control: Mutant = { n: 105, says: 'the mark comes late, and compares', bounds: 'in', patches: [lateMark] };
