// Calls for the way to SecureVideo: tried hop by hop, and the password of a proxy on it.
import { z } from 'zod';
import { ConnectionChecked } from '../../check/check.ts';
import { ProxyPasswordTyped, ProxyPicture } from '../../check/proxy.ts';
import { nothing } from './fields.ts';
import type { CallTable } from './table.ts';

export const connectionCalls = {
  /** Tries the way to SecureVideo hop by hop. Takes up to a minute. */
  'connection.check': { needs: 'view', in: nothing, out: ConnectionChecked },
  /** Asks where, and writes the report of the last check there. */
  'connection.save': { needs: 'view', in: nothing, out: z.object({ is: z.enum(['exported', 'notWanted']) }) },
  /** Whether the clinic's proxy asks for a password, and for which one a password is kept. */
  'connection.proxy': { needs: 'view', in: nothing, out: ProxyPicture },
  /** Keeps name and password for the proxy that asked, in place of those before. Nothing ever answers them again. */
  'connection.keepPassword': { needs: 'administer', in: ProxyPasswordTyped, out: ProxyPicture },
  'connection.forgetPassword': { needs: 'administer', in: nothing, out: ProxyPicture },
} as const satisfies CallTable;
