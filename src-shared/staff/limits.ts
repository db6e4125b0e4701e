// How many, how long, how soon: what page and main both go by.

export const STAFF_NAME_MAX = 60;
export const STAFF_MAX = 60;
/** Minutes without a key or a pointer after which the desk locks, and what may be chosen. */
export const LOCK_AFTER_MINUTES = 5;
export const LOCK_MINUTES = [1, 3, 5, 10, 15, 30] as const;
export const LOCK_CEILING_MINUTES = 15;
