// Which pictures there must be, for the parts in TypeScript.
export const ICO_SIZES: readonly number[];
export const MAC_SIZES: readonly number[];
export const LINUX_SIZES: readonly number[];
export const PAGES: readonly { name: string; width: number; height: number; scale: number }[];
