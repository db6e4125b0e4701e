// Every guard of docs/security.md's tables; docs/security.md says for each row what was taken away and what failed.
import { checklist } from './checklist.ts';
import { hipaa } from './hipaa.ts';
import type { Guard } from './row.ts';
import { workstation } from './workstation.ts';

export const guards: readonly Guard[] = [...checklist, ...hipaa, ...workstation];
