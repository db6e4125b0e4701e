// Bounds of what a form takes in. Apart from the schemas, so that the page need not carry their library.

/** Longest texts that a form takes in; SecureVideo's own limits are not known. */
export const TEXT_LENGTH_MAX = 200;
