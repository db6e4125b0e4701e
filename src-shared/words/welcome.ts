// Words of the first start, and of a start at which what was saved cannot be opened.

/** Before there is a day. */
export const welcome = {
  savedButClosed: 'What you saved is here, but closed',
  orOpenWithCode: 'Or open it with the recovery code',
  noCodeOpens: 'No recovery code can open it here.',
  noneWasMade: 'None was made, or its file recovery.json is not in Front Desk’s folder.',
  adminCanBring: 'Your administrator can bring the file back from a backup.',
  oneStepLeft: 'One step is left: the API keys',
  openedByCode:
    'The recovery code has opened what was saved here. Nothing is sent before the API keys of the same account are entered again; then Front Desk asks about each change that still waited.',
  enterApiKeys: 'Enter the API keys',
  practiceMode: 'Practice mode',
  help: 'Help and diagnostics',
  opening: 'Opening',
  tryAgain: 'Try again',
  welcome: 'Welcome to Front Desk',
  whatItDoes:
    'Book, move and start the day’s video sessions on SecureVideo. What you save is kept, even when the internet is not there.',
  tryPractice: 'Try practice mode',
  madeUpClinic: 'A made-up clinic with invented patients. Nothing leaves this computer, and nobody gets a message.',
  tryIt: 'Try it',
  connectAccount: 'Connect your account',
  forAdministrators:
    'For an administrator, about two minutes. You need the API Identifier and Secret Key from SecureVideo.',
  connect: 'Connect',
  haveFile: 'I have a setup file',
  haveFileIs: 'From another desk of your clinic. It brings the account and all settings.',
  openFile: 'Open it',
  canChange: 'You can change from practice to your account at any time, in Settings.',
};
