// The app's walls as lint rules: what no source may say, but for the few files that are named here.

const one = (selector, message) => ({ selector, message });
/** A member of an object, written `key: value` or `'key': value`. */
const member = (names) => `Property:matches([key.name=/^(${names})$/], [key.value=/^(${names})$/])`;

const OFF =
  'nodeIntegration|nodeIntegrationInWorker|nodeIntegrationInSubFrames|webviewTag|allowRunningInsecureContent|experimentalFeatures|navigateOnDragDrop|disableWebSecurity|plugins|nodeIntegrationInPreload|allowpopups';
const ON = 'sandbox|contextIsolation|webSecurity';

/** How the window stands to the page (items 2 to 6 and 8 to 12 of Electron's checklist). */
const PREFERENCES = [
  one(`${member(OFF)}:not([value.value=false])`, 'This opens the page to the machine: it stays off.'),
  one(`${member(ON)}:not([value.value=true])`, 'This keeps the page away from the machine: it stays on.'),
  one(member('enableBlinkFeatures'), 'No features of Blink are switched on.'),
  one(
    'Literal[value=/^-{0,2}(no-sandbox|disable-web-security|ignore-certificate-errors|remote-debugging-port|inspect|allow-file-access-from-files)\\b/]',
    'No switch takes a wall away.',
  ),
  one("SvelteElement[name.name='webview']", 'There is no webview in Front Desk.'),
  one("Literal[value='webview']", 'There is no webview in Front Desk.'),
];

/** What turns words into markup or code (item 7). */
const MARKUP = [
  one("SvelteMustacheTag[kind='raw']", 'Words are shown as words: no {@html}.'),
  one(
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|srcdoc)$/]',
    'Words are shown as words, never read as markup.',
  ),
  one(
    "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    'Nothing is written into the document.',
  ),
  one('Literal[value=/^\\s*javascript:/i]', 'An address is never code.'),
  one("SvelteAttribute[key.name='srcdoc']", 'There are no frames.'),
  one("SvelteElement[name.name='iframe']", 'There are no frames.'),
];

/** Only https leaves this computer (item 1); loopback is the practice account. */
const ADDRESSES = [
  one('Literal[value=/^http:\\u002F\\u002F(?!127\\.0\\.0\\.1|localhost)/]', 'Only https leaves this computer.'),
  one(
    'TemplateElement[value.raw=/^http:\\u002F\\u002F(?!127\\.0\\.0\\.1|localhost)/]',
    'Only https leaves this computer.',
  ),
  one('Literal[value=/^file:/]', 'The page lives at app://, and nothing at file:.'),
];

const moduleNamed = (names) => [
  `ImportDeclaration[importKind!='type'][source.value=/^(node:)?(${names})(\\u002F|$)/]`,
  `ImportExpression[source.value=/^(node:)?(${names})(\\u002F|$)/]`,
  `CallExpression[callee.name='require'][arguments.0.value=/^(node:)?(${names})(\\u002F|$)/]`,
];

/** Doors to the network. */
const SOCKETS = moduleNamed('https?|http2|net|tls|dns|dgram|undici|ws|axios').map((selector) =>
  one(selector, 'Only src-main/api and the practice account speak over the network.'),
);
const REQUESTS = [
  one(
    'CallExpression:matches([callee.name=/^(fetch|importScripts)$/], [callee.property.name=/^(fetch|sendBeacon)$/])',
    'Only src-main/api speaks over the network.',
  ),
  one(
    'NewExpression[callee.name=/^(XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection|Worker|SharedWorker|BroadcastChannel)$/]',
    'Only src-main/api speaks over the network.',
  ),
  one("ImportSpecifier[imported.name='net']", 'Chromium resends a POST by itself: its network is not used.'),
];

/** What fetches and starts installers. */
const INSTALLERS = moduleNamed('electron-updater|builder-util-runtime').map((selector) =>
  one(selector, 'Only src-main/shell/updates brings new versions.'),
);

/** Doors to other programs and other code. */
const PROGRAMS = [
  ...moduleNamed('child_process|cluster|vm|inspector|repl|module|wasi').map((selector) =>
    one(selector, 'Front Desk starts no other program and loads no other code.'),
  ),
  one("CallExpression[callee.property.name='getBuiltinModule']", 'Modules are imported by name.'),
  one("NewExpression[callee.name='Function']", 'Words are never read as code.'),
];

/** The system's browser (item 15) and the page's channels (item 17), each in one file. */
const OUTSIDE = [
  one(
    "MemberExpression[property.name='openExternal']",
    'Only src-main/shell/shell.ts hands an address on, after openOutside.ts.',
  ),
];
const CHANNELS = [one("ImportSpecifier[imported.name='ipcMain']", 'Only src-main/shell/serve.ts answers the page.')];

/** All walls, each with the files that it is open for: a path is there because somebody has looked at what it does. */
export const walls = [
  { name: 'preferences', rules: PREFERENCES, openFor: [] },
  { name: 'markup', rules: MARKUP, openFor: [] },
  { name: 'addresses', rules: ADDRESSES, openFor: ['src-main/practice/**'] },
  {
    name: 'sockets',
    rules: SOCKETS,
    openFor: [
      ...['nodeTransport', 'connection', 'proxy', 'certificates'].map((file) => `src-main/api/${file}.ts`),
      ...['server', 'control', 'line'].map((file) => `src-main/practice/${file}.ts`),
      // Tries each hop by itself; nothing of an account goes over it.
      'src-main/check/wires.ts',
      'src-main/shell/updates/feedExecutor.ts',
    ],
  },
  { name: 'requests', rules: REQUESTS, openFor: ['src-main/shell/developmentServer.ts'] },
  // The system's own programs alone, by their whole path: they tell the policy of the computer.
  { name: 'programs', rules: PROGRAMS, openFor: ['src-main/policy/program.ts'] },
  {
    name: 'installers',
    rules: INSTALLERS,
    openFor: ['librarySource', 'feedExecutor'].map((file) => `src-main/shell/updates/${file}.ts`),
  },
  { name: 'outside', rules: OUTSIDE, openFor: ['src-main/shell/shell.ts'] },
  { name: 'channels', rules: CHANNELS, openFor: ['src-main/shell/serve.ts'] },
];

/**
 * Blocks of ESLint's configuration that hold the walls in `files`. ESLint lets the last block that names a rule decide, so
 * every file that is let through somewhere has a block of its own. `more` are rules that hold beside the walls:
 * `{ rules, ignores }`.
 */
export function wallBlocks(files, ignores, more) {
  const block = (where, except, rules) => ({
    files: where,
    ignores: except,
    rules: { 'no-restricted-syntax': ['error', ...rules] },
  });
  const rulesBut = (isOpen) => walls.filter((wall) => !isOpen(wall)).flatMap((wall) => wall.rules);
  const open = [...new Set(walls.flatMap((wall) => wall.openFor))];
  return [
    block(
      files,
      ignores,
      rulesBut(() => false),
    ),
    block(files, [...ignores, ...more.ignores], [...rulesBut(() => false), ...more.rules]),
    ...open.map((path) => block([path], ignores, [...rulesBut((wall) => wall.openFor.includes(path)), ...more.rules])),
  ];
}
