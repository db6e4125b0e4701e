// A connect code as it is read out: nine digits in threes.

/** "447120983" as "447 120 983"; any other length in threes as well. */
export function inThrees(code: string): string {
  return code.replace(/\s/g, '').replace(/(.{3})(?=.)/g, '$1 ');
}
