// Bounds of what a form takes in. Apart from the schemas, so that the page need not carry their library.

/** Longest texts that a form takes in; SecureVideo's own limits are not known. */
export const TEXT_LENGTH_MAX = 200;

/** Longest name of a kind of visit: it stands on a chip. */
export const KIND_NAME_MAX = 40;
/** More kinds than a desk keeps apart; the first nine have a key. */
export const KINDS_MAX = 30;
