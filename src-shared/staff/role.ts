// What a person at the desk may do: look, book as well, or administer as well. Each call of the contract names the least of them.

/** From the least to the most; each may do what those before it may. */
export const roles = ['view', 'book', 'administer'] as const;
export type Role = (typeof roles)[number];

/** What a call needs. 'anyone': it is answered also while the desk is locked, and carries nothing about a patient. */
export type Needs = 'anyone' | Role;

/** Whether `role` is enough; null = nobody is signed in. */
export function isEnough(role: Role | null, needs: Needs): boolean {
  if (needs === 'anyone') return true;
  return role !== null && roles.indexOf(role) >= roles.indexOf(needs);
}
