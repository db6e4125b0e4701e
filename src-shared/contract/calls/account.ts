// Calls for the account: which one is open, its keys, and the recovery code to them.
import { z } from 'zod';
import { AccountTest, AccountView, CodeTried } from '../views/account.ts';
import { nothing } from './fields.ts';
import type { CallTable } from './table.ts';

const keys = z.object({
  address: z.string().max(300),
  /** null = the kept one. */
  identifier: z.string().max(500).nullable(),
  secret: z.string().max(500).nullable(),
});

export const accountCalls = {
  'account.read': { needs: 'view', in: nothing, out: AccountView },
  'account.test': { needs: 'administer', in: keys, out: AccountTest },
  /** Tests first, then keeps; an answer other than ok keeps nothing. */
  'account.connect': { needs: 'administer', in: keys, out: AccountTest },
  /** Asks with the kept keys whether the account is the one that the held changes were made for; if so, they go on. */
  'account.prove': { needs: 'book', in: nothing, out: AccountTest },
  'account.usePractice': { needs: 'administer', in: nothing, out: AccountView },
  /** Back to the connected account from practice. */
  'account.useLive': { needs: 'view', in: nothing, out: AccountView },
  /** Makes a new key for this computer's data, which is sealed anew with it behind the work. */
  'account.renewKey': { needs: 'administer', in: nothing, out: nothing },
  /** Makes a recovery code. It is told in this answer alone; the one before it opens until this one is confirmed. */
  'recovery.make': { needs: 'administer', in: nothing, out: z.object({ id: z.string(), code: z.string() }) },
  /** It is written down: the code before it opens nothing any more. */
  'recovery.confirm': { needs: 'administer', in: z.object({ id: z.string().max(16) }), out: nothing },
  /** It is not wanted: it opens nothing any more, and the code before it stays. */
  'recovery.drop': { needs: 'administer', in: z.object({ id: z.string().max(16) }), out: nothing },
  /** Opens closed keys by a typed code; what waits is asked about, and API keys are to be entered again. */
  'recovery.open': { needs: 'administer', in: z.object({ code: z.string().max(200) }), out: CodeTried },
} as const satisfies CallTable;
