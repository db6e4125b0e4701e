// The keys that each of the ten most frequent tasks may cost, from anywhere in the app with one clinician known. A chord is
// one key, so is a choice from a list; what is typed into a field is counted apart, in fields. budgets.spec.ts holds them.

export type Budget = { readonly task: string; readonly keys: number; readonly fields: number };

export const budgets = {
  find: { task: 'Find the caller’s session, read its time aloud', keys: 1, fields: 1 },
  meetNow: { task: 'Meet Now with a known patient', keys: 3, fields: 1 },
  schedule: { task: 'Schedule a known patient', keys: 4, fields: 2 },
  newPatient: { task: 'New patient with packet and deposit, by a kind of visit', keys: 5, fields: 3 },
  newPatientByHand: { task: 'New patient with packet and deposit, each chosen by hand', keys: 7, fields: 5 },
  reschedule: { task: 'Reschedule', keys: 3, fields: 2 },
  cancel: { task: 'Cancel, with its effect told', keys: 3, fields: 1 },
  undo: { task: 'Take it back', keys: 1, fields: 0 },
  code: { task: 'The patient cannot get in: the code', keys: 1, fields: 1 },
  codeLarge: { task: 'The code, large', keys: 1, fields: 0 },
  codeCopied: { task: 'The code, copied', keys: 1, fields: 0 },
  addPerson: { task: 'Add an interpreter or a parent', keys: 3, fields: 2 },
  addKnown: { task: 'Add somebody whom the desk has seen before', keys: 2, fields: 1 },
  arrived: { task: 'Mark as arrived', keys: 1, fields: 0 },
  followUp: { task: 'Follow-up, the same people next week', keys: 2, fields: 0 },
} as const satisfies Record<string, Budget>;
export type TaskName = keyof typeof budgets;
