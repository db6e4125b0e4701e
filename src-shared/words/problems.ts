// What can go wrong between page and main: what happened, what is safe, what to do.

type Said = [happened: string, safe: string, todo: string];

/** By code: what happened, what is safe, what to do; the last two may be ''. */
export const problems = {
  notOurPage: ['This request did not come from Front Desk’s own window.', 'Nothing was done.', ''],
  badInput: [
    'Front Desk did not understand its own form.',
    'What you typed is kept.',
    'Try again; if that does not help, close Front Desk and open it again.',
  ],
  tooMany: [
    'Front Desk was asked too much at once.',
    'Nothing was changed, and what you typed is kept.',
    'Wait a moment, then try again; if that does not help, close Front Desk and open it again.',
  ],
  notTyped: ['That was not the word.', 'Nothing was removed.', 'Type it as it stands there.'],
  unexpected: [
    'Something in Front Desk went wrong.',
    'What was saved is safe, and what you typed is kept.',
    'Try again; if that does not help, close Front Desk and open it again.',
  ],
  broken: [
    'Some things are to put right.',
    'Nothing is sent until then, and what you typed is kept.',
    'Look at the marked fields.',
  ],
  locked: ['Front Desk is locked.', 'What you typed is kept, and what was saved goes out.', 'Sign in with your PIN.'],
  onlyToLook: [
    'You may look here, but not book or change anything.',
    'Nothing was changed.',
    'An administrator can allow it, in Settings, Staff and lock.',
  ],
  onlyAdministrator: [
    'Only an administrator may do this.',
    'Nothing was changed.',
    'Ask somebody who administers this desk to sign in.',
  ],
  notAnswered: [
    'SecureVideo does not answer, so nobody can say whether these are its keys.',
    'Nothing was changed.',
    'Try again when this computer is online.',
  ],
  otherProxy: [
    'This computer goes through another proxy now.',
    'The password was not kept, and was sent nowhere.',
    'Check the connection again.',
  ],
  noSuchStaff: ['This person does not work at this desk any more.', 'Nothing was changed.', ''],
  staffNameTaken: [
    'Somebody at this desk has that name already.',
    'Nothing was changed.',
    'Add a letter or a family name.',
  ],
  staffFull: [
    'There are as many people as this desk can hold.',
    'Nothing was changed.',
    'Remove somebody who has left.',
  ],
  pinEasy: [
    'This PIN is one that everybody tries first.',
    'It was not kept.',
    'Choose 4 to 8 digits that are not all the same and not in a row.',
  ],
  lastAdministrator: [
    'Somebody must be able to administer this desk.',
    'Nothing was changed.',
    'Make somebody else an administrator first.',
  ],
  notUnset: ['Who works here has been said already.', 'Nothing was changed.', 'Sign in with your PIN.'],
  noAccount: [
    'Front Desk is not connected yet.',
    'Nothing was sent.',
    'Try practice mode, or connect your account in Settings.',
  ],
  noSuchSession: ['This session is not on this computer any more.', 'Nothing was changed.', 'Read the day again.'],
  sessionCancelled: ['This session is cancelled already.', 'Nothing was changed.', ''],
  cancelSaved: [
    'A cancel of this session is saved already.',
    'Nothing was changed.',
    'If it should stand, take the cancel back in the outbox, or answer there what it waits for.',
  ],
  noSuchChange: ['This change has moved on meanwhile.', 'Nothing was changed.', 'Look at the outbox again.'],
  tooLate: [
    'It is on its way to SecureVideo already.',
    'Nothing was taken back.',
    'Move or cancel the session instead.',
  ],
  diskFailed: [
    'This computer’s disk did not take the change.',
    'It was NOT saved, and nothing was sent. What you typed is kept.',
    'Make room on the disk, or tell your administrator, then save again.',
  ],
  fileNotSaved: [
    'The file could not be saved there.',
    'What is in Front Desk is unchanged.',
    'Choose another folder, or make room on the disk, then save again.',
  ],
  answerNotSaved: [
    'This computer’s disk did not take your answer.',
    'It was NOT saved: the change stays as it was, nothing was sent, and nothing is lost.',
    'Make room on the disk, or tell your administrator, then answer again.',
  ],
  draftNotKept: [
    'This computer’s disk does not keep what you are typing.',
    'It stays on this screen as long as Front Desk is open, and nothing was sent.',
    'Make room on the disk, or tell your administrator, before you close Front Desk.',
  ],
  outboxFull: [
    'Too many changes are waiting on this computer.',
    'It was NOT saved, and nothing was sent. What you typed is kept.',
    'Wait until the internet is back, or tell your administrator.',
  ],
  noKeychain: [
    'This computer has no keychain that is switched on.',
    'The keys were not saved.',
    'Ask your administrator to switch the system’s keychain on. Practice mode works without it.',
  ],
  keychainChanged: [
    'This computer’s keychain does not open what it closed before.',
    'Nothing was deleted. Your waiting changes are still here, closed.',
    'Ask your administrator.',
  ],
  keysWanted: [
    'This account was opened by its recovery code.',
    'Nothing is sent before its API keys are entered again. Waiting changes are still here; you will be asked about each.',
    'Enter the API keys in Settings, Account.',
  ],
  keysNewer: [
    'The kept keys were written by a newer Front Desk.',
    'Nothing was changed, and nothing was deleted.',
    'Install the newer Front Desk.',
  ],
  noRecovery: [
    'There is no recovery file on this computer that can be used.',
    'Nothing was changed. Waiting changes are still here, closed.',
    'Bring back the file recovery.json from a backup of Front Desk’s folder, or ask your administrator.',
  ],
  noSuchCode: ['This recovery code is not the newest any more.', 'Nothing was changed.', 'Make a new recovery code.'],
  vaultOpen: ['Nothing is closed on this computer.', 'Nothing was changed.', 'A recovery code is not needed now.'],
  setByPolicy: [
    'Your clinic’s IT has set this for every desk.',
    'Nothing was changed.',
    'Ask your IT. Settings, Roll-out lists what is set.',
  ],
  hostNotAllowed: [
    'Your clinic’s IT does not allow this address of SecureVideo.',
    'Nothing was sent, and nothing was saved.',
    'Look at the address under Advanced, or ask your IT.',
  ],
  accountNotAllowed: [
    'Your clinic’s IT does not allow this account.',
    'Nothing was sent, and nothing was saved.',
    'Use the API Identifier of your clinic’s own account, or ask your IT.',
  ],
  practiceNotAllowed: [
    'Your clinic’s IT has switched practice mode off.',
    'Nothing was changed.',
    'Ask your IT if you want to practise.',
  ],
  passphraseWeak: [
    'This passphrase is too easy to guess.',
    'No file was made.',
    'Use at least 14 characters, not in a row and not the same again and again.',
  ],
  trailKept: [
    'Your clinic’s IT keeps these lines of the audit trail.',
    'Nothing was removed.',
    'Choose an earlier day, or ask your IT.',
  ],
  badAddress: ['This address cannot be used.', 'Nothing was saved.', 'It begins with https://'],
  keysMissing: ['Both keys are needed.', 'Nothing was saved.', 'Paste the API Identifier and the API Secret Key.'],
  practiceOnly: [
    'An outage can be rehearsed in practice only.',
    'Nothing was changed.',
    'Switch to practice in Settings, Account.',
  ],
  lineDown: [
    'There is no connection to SecureVideo.',
    'What you see is as it was read last.',
    'It is tried again by itself.',
  ],
  storeDamaged: [
    'The file with this desk’s sessions cannot be opened.',
    'It was moved out of the way, and nothing was deleted.',
    'Ask your administrator.',
  ],
  storeNewer: [
    'This computer’s file was written by a newer Front Desk.',
    'Nothing was changed in it.',
    'Install the newer Front Desk.',
  ],
  storeGone: [
    'The file with this desk’s sessions was taken away while Front Desk was open.',
    'This was NOT saved, and nothing is sent any more. What was saved before is kept when Front Desk is closed.',
    'Close Front Desk and open it again, and tell your administrator.',
  ],
  storeReadOnly: [
    'Front Desk may not write to its own folder on this computer.',
    'Nothing was changed or deleted. What waits is still here, and nothing is sent.',
    'Ask your administrator to give this user the right to write there, then try again.',
  ],
  storeFull: [
    'This computer’s disk is full.',
    'Nothing was deleted. What waits is still here, and nothing is sent until the file opens.',
    'Make room on the disk, then try again.',
  ],
  storeFailed: [
    'This computer’s disk does not answer rightly.',
    'Nothing was deleted. What waits is still here, and nothing is sent until the file opens.',
    'Restart the computer. If that does not help, ask your administrator.',
  ],
  storeLocked: ['Front Desk is already open on this computer.', 'Nothing was changed.', 'Use the window that is open.'],
  updateLocked: [
    'Your clinic’s IT has set this for this computer.',
    'Nothing was changed.',
    'Ask your IT where it is to be changed.',
  ],
  updateFeedWrong: [
    'This update address cannot be used.',
    'The earlier one stays.',
    'It begins with https:// and has no name, password, ? or # in it.',
  ],
  updateNotReady: [
    'There is no new version that is ready to be installed.',
    'Nothing was installed.',
    'Check again in Settings, Updates.',
  ],
  updateBusy: [
    'A change is just going out.',
    'Nothing was installed. Everything that you saved is safe.',
    'Wait until it is sent, then press it again.',
  ],
  updateNotProven: [
    'The fetched file is not as it was when it came.',
    'It was not installed, and Front Desk runs as before.',
    'Fetch it again. If it stays so, tell your administrator.',
  ],
} satisfies Readonly<Record<string, Said>>;
