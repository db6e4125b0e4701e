// Each person's own drafts: what one types stands under their id on the disk, and comes back to them alone.
import { z } from 'zod';
import type { KeptDraft } from '../store/drafts.ts';
import type { OpenAccount } from './openAccount.ts';
import type { DeskParts } from './parts.ts';

/** As it lies on the disk. What was kept before there were people has no owner, and is everybody's. */
const Owned = z.object({ owner: z.string(), draft: z.unknown() }).strict();

export type OwnDrafts = {
  /** False, and nothing written, where the draft has ended or is somebody else's. */
  keep(draftId: string, value: unknown): boolean;
  read(draftId: string): unknown;
  /** The one that was written last comes first. */
  list(): readonly KeptDraft[];
  remove(draftId: string): void;
  end(draftId: string): void;
};

/** The drafts of who is signed in; where nobody signs in, all of them. */
export function ownDrafts(parts: Pick<DeskParts, 'staff'>, { drafts }: Pick<OpenAccount, 'drafts'>): OwnDrafts {
  const { book, gate } = parts.staff;
  const { staffId } = gate.who();
  const isMine = (owner: string): boolean =>
    owner === staffId || owner === '' || !book.pins || (gate.role === 'administer' && book.find(owner) === undefined);
  const open = (value: unknown): { owner: string; draft: unknown } => {
    const owned = Owned.safeParse(value);
    return owned.success ? { owner: owned.data.owner, draft: owned.data.draft } : { owner: '', draft: value };
  };
  const mayTouch = (draftId: string): boolean => {
    const value = drafts.read(draftId);
    return value === null || isMine(open(value).owner);
  };
  return {
    keep: (draftId, value) => mayTouch(draftId) && drafts.keep(draftId, { owner: staffId, draft: value }),
    read: (draftId) => {
      const { owner, draft } = open(drafts.read(draftId));
      return isMine(owner) ? draft : null;
    },
    list: () =>
      drafts.list().flatMap((kept) => {
        const { owner, draft } = open(kept.value);
        return isMine(owner) ? [{ ...kept, value: draft }] : [];
      }),
    remove: (draftId) => {
      if (mayTouch(draftId)) drafts.remove(draftId);
    },
    end: (draftId) => {
      if (mayTouch(draftId)) drafts.end(draftId);
    },
  };
}

/** Whether something that somebody typed waits for them. */
export function hasDraft(account: Pick<OpenAccount, 'drafts'> | undefined, staffId: string): boolean {
  if (staffId === '' || account === undefined) return false;
  return account.drafts.list().some(({ value }) => Owned.safeParse(value).data?.owner === staffId);
}
