// Words for how the keys are kept on this computer: what happened, what is safe, what to do.

const safe = 'Nothing was deleted, and nothing is sent meanwhile.';

/** One or two sentences for the page of the account. */
export const vault = {
  kept: 'Keys are kept in this computer’s keychain.',
  noKeychain:
    'This computer has no keychain that is switched on. Practice works without it; a clinic’s account needs it. Keys of a server on this computer are kept in a plain file.',
  /** By why the kept keys do not open. */
  closed: {
    keychainGone: `This computer’s keychain is switched off or gone. ${safe} Switch it on again, then close Front Desk and open it again.`,
    backendChanged: `Another keychain is in use than the one that closed the keys. ${safe} Sign in to the same desktop as before, then open Front Desk again.`,
    unreadable: `This computer does not let Front Desk open it (its keychain refuses). ${safe} Sign in to the computer as the user of before, or ask your administrator.`,
    foreign: `This computer’s keychain does not open the kept keys rightly. ${safe} Close Front Desk and open it again; if that does not help, ask your administrator.`,
    keyFileDamaged: `The file with the kept keys cannot be read. It was kept, under another name. ${safe} Ask your administrator.`,
    keyFileMissing: `The file with the kept keys is not there any more. ${safe} Ask your administrator to bring it back.`,
    newer: `The kept keys were written by a newer Front Desk. ${safe} Install the newer Front Desk.`,
  },
};
