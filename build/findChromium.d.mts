// What the set-up scripts know about Chromium, for the parts in TypeScript.
/** Path of a Chromium; null where there is none. Throws when FRONT_DESK_CHROMIUM names a file that is not there. */
export function findChromium(): string | null;
