type Rule = { readonly selector: string; readonly message: string };
export declare const walls: readonly {
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly openFor: readonly string[];
}[];
export declare function wallBlocks(
  files: readonly string[],
  ignores: readonly string[],
  more: { readonly ignores: readonly string[]; readonly rules: readonly Rule[] },
): object[];
