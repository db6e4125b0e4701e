// Bounds of what a form takes in. Apart from the schemas, so that the page need not carry their library.

/** Longest texts that a form takes in; SecureVideo's own limits are not known. */
export const TEXT_LENGTH_MAX = 200;

/** Longest text that is taken in at all, from the page and from SecureVideo: nobody types more, and nothing longer can be shown. */
export const TAKEN_LENGTH_MAX = 2000;
/** Longest id, of this desk's making or of SecureVideo's. */
export const ID_LENGTH_MAX = 64;
/** More people than one session has. */
export const PEOPLE_MAX = 500;

/** Longest name of a kind of visit: it stands on a chip. */
export const KIND_NAME_MAX = 40;
/** More kinds than a desk keeps apart; the first nine have a key. */
export const KINDS_MAX = 30;

/** How long a session usually takes, in milliseconds. SecureVideo keeps no end: two of one clinician that begin nearer to each other are marked. */
export const USUAL_LENGTH_MS = 30 * 60_000;
