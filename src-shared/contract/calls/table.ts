// What a call is: the least that one must be allowed to do at the desk, what goes in and what comes out.
import type { z } from 'zod';
import type { Needs } from '../../staff/role.ts';

export type CallTable = Readonly<
  Record<string, { readonly needs: Needs; readonly in: z.ZodType; readonly out: z.ZodType }>
>;
