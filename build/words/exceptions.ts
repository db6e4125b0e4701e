// Strings that look like sentences and are none of the app's words; by file, so that none of them lets anything through elsewhere.

/** Files that hold nothing but data or headers, and why. */
export const wholeFiles: Readonly<Record<string, string>> = {
  'src-main/shell/headers.ts': 'headers of the page',
  'src-shared/search/findable.ts': 'parts of names in many languages',
  'src-shared/search/nicknames.ts': 'short forms of names',
  'src-shared/time/typedWords.ts': 'the grammar of typed times',
  'src-shared/time/zoneTable.ts': 'names of zones',
};

/** Strings of other files; `…` stands for what a template puts in. */
export const strings: Readonly<Record<string, readonly string[]>> = {
  // Copied for who looks after Front Desk: the same in every language, so that it can be compared.
  'src-main/desk/calls/appCalls.ts': [
    'Front Desk …',
    'Account: …',
    'Line: ………',
    ', rehearsal: …',
    'Outbox: … need a person, … wait, … on their way',
  ],
  // Written into the store as who asked; never shown.
  'src-renderer/screens/outbox/outboxWords.ts': ['this desk'],
  // Keys of an index and of lists.
  'src-main/desk/deskIndex.ts': ['name …', 'mail …'],
  'src-renderer/form/PersonPicker.svelte': ['person …', 'colleague …'],
  'src-renderer/form/pick.ts': ['person …', 'colleague …'],
  'src-renderer/screens/day/Arrange.svelte': ['… up', '… down', '… pin'],
  'src-renderer/screens/search/commands.ts': ['rehearse end', 'rehearse …'],
  'src-renderer/screens/search/results.ts': ['person …', 'session …', 'clinician …'],
  'src-renderer/parts/announce.ts': ['offline …', 'rehearsal …'],
  'src-shared/outbox/knows.ts': [
    'doubt …',
    'differs …',
    'not booked',
    'no code',
    'not sent',
    'held create',
    'held …',
    'nothing left',
    'not gone … …',
    '… elsewhere',
    'never booked',
    'already …',
    'unknown …',
    'self …',
    'asked … …',
    'elsewhere …',
  ],
  // What a new desk starts with: data that a clinic changes, and that goes to SecureVideo.
  'src-main/desk/deskSettings.ts': [
    'Juniper Telehealth',
    'New patient',
    'Annual consent',
    'Couples intake',
    'Medication review',
    'Therapy session',
    'Couples session',
    'Med check',
  ],
  // Answers of the page's own protocol, and of schemas: read by programmers.
  'src-main/shell/appProtocol.ts': ['Only reading is possible.', 'There is no such file.'],
  'src-main/shell/log.ts': ['(left out)'],
  'src-shared/contract/views/day.ts': ['There is no such date.'],
  'src-shared/contract/views/settings.ts': ['The clinic closes after it opens.'],
  'src-shared/session/kind.ts': ['A service and a deposit go together.', 'An id stands twice.'],
  // Selectors that are put together.
  'src-renderer/page/focus.ts': [
    '[data-pane="list"] [data-id][tabindex="0"]',
    '.nav .person[aria-current="true"]',
    'main button',
    '.sheet button',
    'aside, dialog, input, textarea, select',
  ],
  // The button on SecureVideo's own site, as it is called there.
  'src-renderer/screens/day/aloud.ts': ['Join a Session'],
  // The grammar of typed times.
  'src-renderer/screens/compose/When.svelte': ['same time in … …'],
  'src-shared/time/typed.ts': ['next week'],
  'src-shared/time/typedClock.ts': ['half past', 'quarter past', 'quarter to'],
  'src-shared/time/typedDay.ts': ['next week'],
};

/** Texts that do not stand among the words yet, by file and how many at most: the screens of staff and their lock. None comes to it. */
export const notYet: Readonly<Record<string, number>> = {};
