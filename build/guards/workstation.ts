// The guards of the table of the workstation: what Front Desk itself may do wrong to a desk, each with what is left where it is
// taken away.
import { guardsOf, unit } from './row.ts';
import type { Guard } from './row.ts';

const SIGN_IN = 'src-main/api/proxySignIn.ts';
const SIGN_IN_TEST = 'src-main/api/proxySignIn.test.ts';
const KEPT = 'src-main/shell/keptFile.ts';
const SAVE = 'src-main/shell/saveChosen.ts';
const FAULT = 'src-main/shell/startFault.ts';
const WISHES = 'src-main/shell/wishes.ts';
const QUITTING = 'src-main/desk/quitting.ts';

export const workstation: readonly Guard[] = [
  ...guardsOf('workstation', 'proxy', [
    unit(
      'tunnels try a password side by side',
      SIGN_IN,
      'if (before?.what !== what) return',
      'if (before?.what !== what || what !== null) return',
      'a wrong password is tried by one of them alone',
    ),
    unit(
      'a password is proven for ever',
      SIGN_IN,
      'return proven?.what === what && this.#clock.monotonic() - proven.at < PROVEN_FOR_MS;',
      'return proven?.what === what && PROVEN_FOR_MS > 0;',
      'one that was let through long ago is tried by one of them again',
    ),
    unit(
      'a silent proxy holds up everybody',
      SIGN_IN,
      'this.#clock.setTimer(TRY_ALONE_MS, giveOn)',
      'this.#clock.setTimer(TRY_ALONE_MS, () => undefined)',
      'a proxy that is silent holds up nobody for long',
    ),
    unit(
      'a refused one does not rest',
      SIGN_IN,
      ' || this.#rests(kept)) return null;',
      ') return null;',
      'a wrong one is not sent, rests after its no, and is offered again after that',
    ),
    unit(
      'a refused one does not rest for the check',
      SIGN_IN,
      ' || this.#rests(kept)) return null;',
      ' || (!byPerson && this.#rests(kept))) return null;',
      'that refuses the kept password: it is offered once',
      'src-main/check/checkConnection.test.ts',
    ),
    unit(
      'a yes without a password ends the rest',
      SIGN_IN,
      '    if (offered === null) return;\n',
      '    if (offered === null) return void (this.#refused = null);\n',
      'let through without a password, a wrong one goes on resting',
    ),
    unit(
      'a yes to an earlier asking ends the rest',
      SIGN_IN,
      'if (refused !== null && refused.at >= begunAt) return;',
      'if (refused !== null && refused.at < begunAt - 1e9) return;',
      'a yes that comes late, to what was asked before a no, ends no rest',
    ),
    unit(
      'a no that comes with a page is taken for another one',
      'src-main/api/proxy.ts',
      'if (isOpen(status) && head.length > 0)',
      'if (head.length > 0)',
      'a wrong one is not sent, rests after its no, and is offered again after that',
      SIGN_IN_TEST,
    ),
    unit(
      'one that was given up says its password all the same',
      'src-main/api/proxy.ts',
      "    if (stream.destroyed) throw new Failure('stopped');\n",
      "    if (stream.destroyed && host === '') throw new Failure('stopped');\n",
      'one that is given up while it waits says nothing',
      SIGN_IN_TEST,
    ),
  ]),
  ...guardsOf('workstation', 'quitting', [
    unit(
      'nobody waits for the opening',
      QUITTING,
      '      await accounts.opening();\n',
      '',
      'what is being opened is waited for, and then what waits in it is asked about',
    ),
    unit(
      'nobody is asked where it takes too long',
      QUITTING,
      'return accounts.opening() === null ? null : stillOpeningWords();',
      'return stillOpeningWords() && null;',
      'where it takes too long it is asked without a number',
    ),
    unit(
      'the start is no opening',
      'src-main/desk/accounts.ts',
      "      isBetween = firstMode() !== 'none';\n",
      '',
      'can be waited for from the start on until it',
    ),
    unit(
      'a change of account is no opening',
      'src-main/desk/accounts.ts',
      '    isBetween = true;\n    proving.stop();',
      '    proving.stop();',
      'is waited for too where another one takes its place',
    ),
  ]),
  ...guardsOf('workstation', 'wishes', [
    unit(
      'what is asked before the page hears is lost',
      WISHES,
      '      if (isListening) return send(wish);',
      '      if (isListening || wish) return send(wish);',
      'asked while the account opens: kept, in order, and done once',
    ),
    unit(
      'it is done more than once',
      WISHES,
      '      const wishes = waiting;\n      waiting = [];',
      '      const wishes = waiting;',
      'asked while the account opens: kept, in order, and done once',
    ),
    unit(
      'the lock keeps it for whoever signs in',
      WISHES,
      '      if (isLocked()) return;\n',
      '',
      'behind the lock nothing is kept',
    ),
    unit(
      'it stays where the desk opens to the lock',
      WISHES,
      '    drop() {\n      waiting = [];',
      '    drop() {\n      waiting = [...waiting];',
      'asked before, and it opens to the lock: dropped',
    ),
    unit(
      'a link between two accounts finds none',
      'src-main/desk/calls/linkCalls.ts',
      '      await parts.accounts.opening();\n',
      '',
      'a link that comes between two accounts waits for the next one',
    ),
    {
      ...{ kind: 'page', guard: 'a page that is on its way counts as one that hears', file: 'src-main/shell/shell.ts' },
      find: "    opened.webContents.on('did-navigate', wishes.leaves);\n",
      replace: '',
      ...{ proof: 'e2e/shell.spec.ts', test: 'a command of the menu that is chosen while the page is on its way' },
    },
  ]),
  ...guardsOf('workstation', 'choices', [
    unit(
      'its size comes before whose it is',
      KEPT,
      'if (size > NEWER_BYTES_MAX) return',
      'if (size > KEPT_BYTES_MAX) return',
      'file than this one reads: left as it is, and what is known of it holds',
    ),
    unit(
      'no size is too large',
      KEPT,
      "    if (size > NEWER_BYTES_MAX) return not('damaged');\n",
      '    void NEWER_BYTES_MAX;\n',
      'nor is one of no size that could be',
    ),
    unit(
      'a missing file begins anew',
      KEPT,
      "if (found.is !== 'sound' && found.is !== 'newer') {",
      "if (found.is === 'damaged') {",
      'and the good copy is a newer one: it is left as it is, and nothing is written',
    ),
    unit(
      'a newer file is written over',
      KEPT,
      "if (found.is === 'newer') return",
      "if (found.is === 'newer' && now < 0) return",
      'a newer one: nothing is written over it or set aside',
    ),
    unit(
      'a newer copy is written over',
      KEPT,
      "if (isFirst && look(copy, version).is === 'newer')",
      'if (isFirst && now < 0)',
      'a newer good copy beside a sound older file is kept when the older one is written',
    ),
  ]),
  ...guardsOf('workstation', 'start', [
    unit(
      'nobody is told',
      FAULT,
      'if (!isStanding) anyway(',
      'if (isStanding) anyway(',
      'noted, said, ended, in this order, and once',
    ),
    unit(
      'its message is told',
      FAULT,
      "join('\\n\\n');",
      "concat(String(error)).join('\\n\\n');",
      'what to do, and nothing of its message',
    ),
    unit(
      'a log that fails keeps it from the end',
      FAULT,
      '  try {\n    step();\n  } catch {\n    // There is nobody left to tell.\n  }',
      '  step();',
      'the rest is done all the same',
    ),
    {
      ...{ kind: 'page', guard: 'a start that fails is not caught', file: 'src-main/index.ts' },
      find: '} catch (error) {\n  fault.take(error);\n}',
      replace: '} catch {\n  app.exit(1);\n}',
      ...{ proof: 'e2e/shell.spec.ts', test: 'a start that fails says so in plain words and ends' },
    },
  ]),
  ...guardsOf('workstation', 'move', [
    unit(
      'a copy in Applications is replaced',
      'src-main/shell/askToMove.ts',
      'app.moveToApplicationsFolder({ conflictHandler: () => false })',
      'app.moveToApplicationsFolder({ conflictHandler: () => true })',
      ' stays, and that is said',
    ),
    unit(
      'nobody is asked whether to replace one',
      'src-main/shell/askToMove.ts',
      'app.moveToApplicationsFolder({ conflictHandler: () => false })',
      'app.moveToApplicationsFolder()',
      ' stays, and that is said',
    ),
  ]),
  ...guardsOf('workstation', 'saving', [
    unit(
      'the older file is written over as it goes',
      SAVE,
      'file: await disk.open(unfinished,',
      "file: await disk.open(join(folder, 'trail.csv'),",
      'the older file is whole, nothing of ours stays, and it is told',
    ),
    unit(
      'the unfinished one stays',
      SAVE,
      '    await disk.rm(unfinished, { force: true }).catch(() => undefined);\n',
      '',
      'the older file is whole, nothing of ours stays, and it is told',
    ),
    unit(
      'what the disk did not keep counts as saved',
      SAVE,
      '      await file.sync();\n',
      '',
      'the older file is whole, nothing of ours stays, and it is told',
    ),
    unit(
      'others may read it',
      SAVE,
      "disk.open(unfinished, 'wx', 0o600)",
      "disk.open(unfinished, 'wx', 0o644)",
      'it is there whole, for this user alone, and nothing beside it',
    ),
    unit(
      'what lies there under our name is written over',
      SAVE,
      "disk.open(unfinished, 'wx', 0o600)",
      "disk.open(unfinished, 'w', 0o600)",
      'what lies there under our own name for the unfinished is not written over',
    ),
  ]),
];
