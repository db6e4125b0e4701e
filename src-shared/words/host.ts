// Words of a clinician's day beside the form of a new session.

/** The column of what is booked. Times, days and names come as text. */
export const host = {
  dayOf: (name: string, day: string) => `${name}, ${day}`,
  sessions: 'What is booked on that day',
  newSession: 'New session',
  close: 'Begins close to another one',
};
