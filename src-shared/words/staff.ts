// Words of staff and lock: the lock screen, signing in, and the settings page of who works here.

/** Names and numbers come as text; a wait comes in words. */
export const staff = {
  staffAndLock: 'Staff and lock',
};
