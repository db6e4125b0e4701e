// The guards of Electron's checklist, row by row, each with what is left where it is taken away.
import { guardsOf, unit } from './row.ts';
import type { Guard, Removal } from './row.ts';

const ATTACKS = 'e2e/attacks.spec.ts';
const SHUT = 'the window is shut to the machine in every way that Electron offers';
const WINDOW = 'src-main/shell/window.ts';
const GUARDS = 'src-main/shell/guards.ts';

/** A preference of the window, turned round: missed by the unit test, or by the running app. */
const turned = (name: string, kept: boolean, kind: 'unit' | 'page' = 'unit'): Removal => ({
  kind,
  guard: `\`${name}\` turned round`,
  file: WINDOW,
  find: `      ${name}: ${String(kept)},`,
  replace: `      ${name}: ${String(!kept)},`,
  ...(kind === 'unit'
    ? { proof: 'src-main/shell/window.test.ts', test: 'the window is shut to the machine' }
    : { proof: ATTACKS, test: SHUT }),
});

/** A rule of the walls that finds nothing any more; `test`: what it is called in their test. */
const wall = (guard: string, find: string, replace: string, test: string): Removal => ({
  ...{ kind: 'lint', guard, file: 'build/lint/walls.mjs', find, replace },
  ...{ proof: 'build/lint/walls.test.ts', test },
});

/** A guard that the running app misses. */
const page = (guard: string, file: string, find: string, replace: string, test: string): Removal => ({
  ...{ kind: 'page', guard, file, find, replace, proof: ATTACKS, test },
});

const ownLint = (name: string, test: string): Removal => wall(`the rule against \`${name}\``, `|${name}|`, '|', test);

export const checklist: readonly Guard[] = [
  ...guardsOf('checklist', '1', [
    unit(
      'http is refused on the wire',
      'src-main/api/nodeTransport.ts',
      "if (request.url.protocol !== 'https:' && !isLoopback(request.url.href))",
      'if (inFlight.size < 0)',
      'http to another computer is refused before the name is looked up',
    ),
    unit(
      'http is refused as an address',
      'src-main/api/address.ts',
      "if (url.protocol !== 'https:' && !isLoopbackHost(url.hostname)) return { is: 'wrong', because: 'notSafe' };",
      '',
      ' may not',
    ),
    wall('the rule against `http:`', "one('Literal[value=/^http:", "one('Literal[value=/^none:", 'plain http'),
  ]),
  ...guardsOf('checklist', '2', [
    turned('nodeIntegration', false),
    turned('nodeIntegrationInWorker', false),
    turned('nodeIntegrationInSubFrames', false),
    turned('nodeIntegration', false, 'page'),
    wall(
      'the rule against Node in the page',
      "'nodeIntegration|nodeIntegrationInWorker|",
      "'nodeIntegrationInWorker|",
      'Node in the page',
    ),
    ownLint('nodeIntegrationInWorker', 'Node in workers'),
  ]),
  ...guardsOf('checklist', '3', [
    turned('contextIsolation', true),
    turned('contextIsolation', true, 'page'),
    wall(
      'the rule that isolation stays on',
      "'sandbox|contextIsolation|webSecurity'",
      "'sandbox|webSecurity'",
      'isolation off, quoted',
    ),
  ]),
  ...guardsOf('checklist', '4', [
    turned('sandbox', true),
    page('`enableSandbox` is not asked for', 'src-main/shell/prepare.ts', '  app.enableSandbox();', '', SHUT),
    wall(
      'the rule that the sandbox stays on',
      "'sandbox|contextIsolation|webSecurity'",
      "'contextIsolation|webSecurity'",
      'sandbox off',
    ),
    wall('the rule against switches', '(no-sandbox|disable-web-security|', '(disable-web-security|', 'a switch'),
  ]),
  ...guardsOf('checklist', '5', [
    unit('what is asked is granted', GUARDS, '    answer(false);', '    answer(true);', ' is denied when asked'),
    unit(
      'what is checked is granted',
      GUARDS,
      'session.setPermissionCheckHandler(() => false);',
      'session.setPermissionCheckHandler(() => true);',
      'everything is denied when checked, and so are devices',
    ),
    unit(
      'devices are granted',
      GUARDS,
      'session.setDevicePermissionHandler(() => false);',
      'session.setDevicePermissionHandler(() => true);',
      'everything is denied when checked, and so are devices',
    ),
    page(
      'nobody stands before permissions',
      'src-main/shell/shell.ts',
      '  guardSession(session.defaultSession, log);',
      '',
      'camera, place, notices, clipboard, screen and devices are denied, asked or checked',
    ),
  ]),
  ...guardsOf('checklist', '6', [
    turned('webSecurity', true),
    wall(
      'the rule that web security stays on',
      "'sandbox|contextIsolation|webSecurity'",
      "'sandbox|contextIsolation'",
      'web security off',
    ),
  ]),
  ...guardsOf('checklist', '7', [
    unit(
      'inline scripts are let through',
      'src-main/shell/headers.ts',
      '  "script-src \'self\'",\n',
      "  \"script-src 'self' 'unsafe-inline' 'unsafe-eval'\",\n",
      'the policy lets the page load its own files and talk to nobody',
    ),
    unit(
      'answers carry no policy',
      'src-main/shell/headers.ts',
      "    'Content-Security-Policy': policy,",
      '',
      'every answer carries the policy and may not be sniffed or framed',
    ),
    page(
      'inline scripts are let through',
      'src-main/shell/headers.ts',
      '  "script-src \'self\'",\n',
      "  \"script-src 'self' 'unsafe-inline' 'unsafe-eval'\",\n",
      'a script that was slipped in does not run: inline, in a handler, in an address, from words',
    ),
    wall('the rule against markup out of words', '/^(innerHTML|outerHTML|', '/^(outerHTML|', 'markup'),
    wall('the rule against `{@html}`', "SvelteMustacheTag[kind='raw']", "SvelteMustacheTag[kind='none']", 'markup'),
  ]),
  ...guardsOf('checklist', '8', [
    turned('allowRunningInsecureContent', false),
    ownLint('allowRunningInsecureContent', 'mixed content'),
  ]),
  ...guardsOf('checklist', '9', [
    turned('experimentalFeatures', false),
    ownLint('experimentalFeatures', 'experiments'),
  ]),
  ...guardsOf('checklist', '10', [
    {
      ...turned('experimentalFeatures', false),
      guard: 'a feature of Blink is switched on',
      replace: "      experimentalFeatures: false,\n      enableBlinkFeatures: 'CSSVariables',",
    },
    wall('the rule against them', "one(member('enableBlinkFeatures')", "one(member('none')", "Blink's features"),
  ]),
  ...guardsOf('checklist', '11', [
    wall(
      'the rule against `<webview>`',
      "SvelteElement[name.name='webview']",
      "SvelteElement[name.name='none']",
      'a webview',
    ),
  ]),
  ...guardsOf('checklist', '12', [
    unit(
      'a webview is attached',
      GUARDS,
      "(event) => {\n    event.preventDefault();\n    log('webview.denied');",
      "() => {\n    log('webview.denied');",
      'no webview is attached',
    ),
    turned('webviewTag', false),
    ownLint('webviewTag', 'webviews'),
  ]),
  ...guardsOf('checklist', '13', [
    unit(
      'the door `will-navigate`',
      GUARDS,
      "contents.on('will-navigate', (event) => stay(event));",
      '',
      ': it stays where it is',
    ),
    unit(
      'the door `will-frame-navigate`',
      GUARDS,
      "contents.on('will-frame-navigate', (event: Navigation) => stay(event));",
      '',
      ': it stays where it is',
    ),
    unit(
      'the door `will-redirect`',
      GUARDS,
      "contents.on('will-redirect', (event) => stay(event));",
      '',
      ': it stays where it is',
    ),
    unit(
      'a frame may go where the page may',
      GUARDS,
      'return isMainFrame && (isLockUrl(from)',
      'return (isLockUrl(from)',
      'a frame inside the page goes nowhere, not even to our own document',
    ),
    unit(
      'the lock screen leads to the desk',
      GUARDS,
      '(isLockUrl(from) ? isLockUrl(url) : isStartUrl(url))',
      '(isLockUrl(url) || isStartUrl(url))',
      'the lock screen may be loaded anew, and leads nowhere else by itself',
    ),
    turned('navigateOnDragDrop', false),
    page(
      'all three doors',
      GUARDS,
      'if (mayNavigate(event.url, event.isMainFrame, contents.getURL())) return;\n    event.preventDefault();',
      'if (mayNavigate(event.url, event.isMainFrame, contents.getURL())) return;',
      'no way leads to another document: script, link, refresh, form, frame, object',
    ),
  ]),
  ...guardsOf('checklist', '14', [
    unit(
      'a window opens',
      GUARDS,
      "return { action: 'deny' };",
      "return { action: 'allow' };",
      'no window opens; its address goes to the one place that may decide',
    ),
    page(
      'windows open',
      GUARDS,
      "return { action: 'deny' };",
      "return { action: 'allow' };",
      'no window opens: by script, by link, by middle click, by form',
    ),
  ]),
  ...guardsOf('checklist', '15', [
    unit('http is handed on', 'src-main/shell/openOutside.ts', "    url.protocol === 'https:' &&\n", '', ' stays'),
    unit('any host is handed on', 'src-main/shell/openOutside.ts', '    HOSTS.has(url.hostname) &&\n', '', ' stays'),
    unit('any port is handed on', 'src-main/shell/openOutside.ts', " &&\n    url.port === ''", '', ' stays'),
    unit(
      'nobody is asked',
      'src-main/shell/openOutside.ts',
      '  if (!mayOpenOutside(address)) return false;\n',
      '',
      ' stays',
    ),
    wall('the rule that one file may', "property.name='openExternal'", "property.name='none'", "the system's browser"),
  ]),
  ...guardsOf('checklist', '16', [
    unit(
      'every major counts as supported',
      'build/electronSupport.mjs',
      '.slice(0, SUPPORTED_MAJORS)',
      '',
      'an older one is not, and neither can be told from nothing',
    ),
    {
      ...{ kind: 'unit', guard: 'the weekly job does not look', file: '.github/workflows/weekly.yml' },
      ...{ find: 'run: node build/electronSupport.mjs', replace: 'run: node --version' },
      ...{ proof: 'build/guards.test.ts', test: 'every week it is looked whether all of it still holds' },
    },
    {
      ...{ kind: 'unit', guard: 'the weekly job asks of no holes', file: '.github/workflows/weekly.yml' },
      ...{ find: 'run: npm audit --omit=dev --audit-level=low', replace: 'run: node --version' },
      ...{ proof: 'build/guards.test.ts', test: 'every week it is looked whether all of it still holds' },
    },
  ]),
  ...guardsOf('checklist', '17', [
    unit(
      'another page',
      'src-main/shell/ourPage.ts',
      '      (isStartUrl(frame.url) || isLockUrl(frame.url)) &&\n',
      '',
      ' is not',
    ),
    unit('a frame inside', 'src-main/shell/ourPage.ts', '      frame.parent === null &&\n', '', ' is not'),
    unit('destroyed contents', 'src-main/shell/ourPage.ts', '      !event.sender.isDestroyed() &&\n', '', ' is not'),
    unit('another window', 'src-main/shell/ourPage.ts', 'event.sender.id === ownId', 'true', ' is not'),
    unit(
      'the answer asks nobody',
      'src-main/shell/serve.ts',
      'if (isOurPage(event, ownId())) return',
      'if (event) return',
      ' reaches no handler, and is told nothing',
    ),
    unit(
      "electron-store's channel stays",
      'src-main/shell/serve.ts',
      "['electron-store-get-data']",
      '[]',
      'the channels are the contract’s, and a library’s own is taken away',
    ),
    page(
      "electron-store's channel stays",
      'src-main/shell/serve.ts',
      "['electron-store-get-data']",
      '[]',
      "main listens to the contract's calls and to nothing else, no library's channel among them",
    ),
    wall('the rule that one file may listen', "imported.name='ipcMain'", "imported.name='none'", "the page's channels"),
  ]),
  ...guardsOf('checklist', '18', [
    unit('hidden files and steps up', 'src-main/shell/appProtocol.ts', " && !part.startsWith('.')", '', ': nothing'),
    unit('drives, backslashes, zeros', 'src-main/shell/appProtocol.ts', '/^[\\w.-]+$/.test(part) && ', '', ': nothing'),
    unit(
      'every kind of file',
      'src-main/shell/appProtocol.ts',
      'plain && extname(path) in TYPES ? path',
      'plain ? path',
      ': nothing',
    ),
    unit(
      'other hosts',
      'src-main/shell/appProtocol.ts',
      'url.startsWith(`${one}/`)',
      'url.includes(`://`)',
      ': nothing',
    ),
    unit(
      'links out of the folder',
      'src-main/shell/appProtocol.ts',
      'if (!file.startsWith(root + sep)) return notThere();',
      '',
      'a link that leads out is not there',
    ),
    wall('the rule against `file:`', 'Literal[value=/^file:/]', 'Literal[value=/^none:/]', 'files'),
  ]),
  ...guardsOf('checklist', '19', [
    ...(
      [
        ['runAsNode', false],
        ['enableCookieEncryption', true],
        ['enableNodeOptionsEnvironmentVariable', false],
        ['enableNodeCliInspectArguments', false],
        ['enableEmbeddedAsarIntegrityValidation', true],
        ['onlyLoadAppFromAsar', true],
        ['grantFileProtocolExtraPrivileges', false],
      ] as const
    ).map(([name, on]) =>
      unit(
        `\`${name}\` turned round`,
        'build/fuses.mjs',
        `  ${name}: ${String(on)},`,
        `  ${name}: ${String(!on)},`,
        'a binary as it is shipped does not pass',
      ),
    ),
    unit(
      'a fuse that nobody has decided about passes',
      'build/fuses.mjs',
      '...(states.length === names.length ? [] : [otherCount(states.length)]),',
      '',
      ' stops the build until somebody has decided',
    ),
    {
      ...{ kind: 'pack', guard: 'the packed program keeps its fuses as shipped', file: 'build/package/finish.mjs' },
      ...{
        find: '  setFuses(file);\n',
        replace: '',
        proof: 'build/packageCheck.mjs',
        test: 'runAsNode is true, and must be false.',
      },
    },
  ]),
  ...guardsOf('checklist', '20', [
    page(
      'Electron stands beside the bridge',
      'src-main/preload.ts',
      "contextBridge.exposeInMainWorld('desk', { platform: platform(), call, on });",
      "contextBridge.exposeInMainWorld('desk', { platform: platform(), call, on });\ncontextBridge.exposeInMainWorld('electron', { send: ipcRenderer.send });",
      'our bridge is all that the page has beside the web: three members that it cannot change',
    ),
    page(
      'listeners get the event',
      'src-main/preload.ts',
      '(_event: IpcRendererEvent, payload: unknown): void => listener(payload as never);',
      '(_event: IpcRendererEvent, payload: unknown): void =>\n    (listener as (...all: unknown[]) => void)(payload, { type: String(_event) });',
      'what is too large for any form does not leave the page, and a listener gets the payload alone',
    ),
  ]),
];
