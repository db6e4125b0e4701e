// What a guard is, so that it can be taken away and missed: where it stands, what is left without it, and the test that says so.

/**
 * How a removal is tried. unit: a test beside the file. lint: a rule of the walls, by their own test. page: a spec of the
 * running app, built anew. pack: the check of the packages.
 */
export type Kind = 'unit' | 'lint' | 'page' | 'pack';

/** The tables of docs/security.md. */
export type Table = 'checklist' | 'hipaa' | 'workstation';

export type Removal = {
  readonly kind: Kind;
  /** What is taken away, as the table says it. */
  readonly guard: string;
  /** Where the guard stands, seen from the project's folder. */
  readonly file: string;
  /** Its text: occurs there exactly once. */
  readonly find: string;
  /** What stands there without it; must be sound code, so that it is the guard that is missed. */
  readonly replace: string;
  /** The file of the test; for 'pack' the check. */
  readonly proof: string;
  /** A part of the test's name as its file writes it; for 'pack' of what the check says. */
  readonly test: string;
};

export type Guard = Removal & {
  readonly table: Table;
  /** Number of the checklist's row, or the rule: its first word in the table. */
  readonly row: string;
};

/** All guards of one row of a table. */
export function guardsOf(table: Table, row: string, removals: readonly Removal[]): Guard[] {
  return removals.map((removal) => ({ table, row, ...removal }));
}

/** A guard with a unit test; `proof` where that does not lie beside it. */
export const unit = (
  guard: string,
  file: string,
  find: string,
  replace: string,
  test: string,
  proof = file.replace(/\.m?ts$|\.mjs$/, '.test.ts'),
): Removal => ({ kind: 'unit', guard, file, find, replace, proof, test });

/** On which host a removal was seen, as the docs say it. */
export const hostOf: Readonly<Record<Kind, string>> = {
  unit: 'any',
  lint: 'any',
  page: 'stand-in',
  pack: 'stand-in files',
};

/** The lines of the docs' table of removals, without its head. */
export function docLines(guards: readonly Guard[]): string[] {
  return guards.map((guard) => {
    const name = guard.proof.slice(guard.proof.lastIndexOf('/') + 1);
    const cells = [guard.row, guard.guard, `${guard.kind} \`${name}\`: ${guard.test.trim()}`, hostOf[guard.kind]];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
}

/** How often `find` stands in a text. */
export function countIn(text: string, find: string): number {
  return text.split(find).length - 1;
}
