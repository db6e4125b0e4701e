// What an import of docs/guide.md gives in the page: blocks, as build/guide.mjs makes them out of it.
declare module '*/docs/guide.md' {
  /** A few words: plain, strong, as somebody types them, or a key as the book of keys writes it. */
  export type GuideRun = { readonly as: 'plain' | 'strong' | 'typed' | 'key'; readonly words: string };

  export type GuideBlock =
    | { readonly is: 'heading'; readonly id: string; readonly words: string }
    | { readonly is: 'text'; readonly runs: readonly GuideRun[] }
    | { readonly is: 'list'; readonly items: readonly (readonly GuideRun[])[] }
    | {
        readonly is: 'table';
        readonly head: readonly (readonly GuideRun[])[];
        readonly rows: readonly (readonly (readonly GuideRun[])[])[];
      }
    /** `light`, `dark`: addresses of the picture in each theme; `words`: what it shows. */
    | { readonly is: 'picture'; readonly words: string; readonly light: string; readonly dark: string };

  export const title: string;
  export const blocks: readonly GuideBlock[];
}
