// An error as a code for the log: its message may hold a patient's words, and is never looked at.

/** The system's own code ('eNOSPC', 'eRR-…'), else the error's class, so that the log takes it. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown';
  const code = (error as NodeJS.ErrnoException).code ?? error.name;
  return code.charAt(0).toLowerCase() + code.slice(1).replaceAll('_', '-');
}
