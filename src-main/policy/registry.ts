// Reads the policy of a Windows computer: the registry by reg.exe, whatever its language; PowerShell where reg.exe is switched off.
import { win32 } from 'node:path';
import { REGISTRY_NAME, REGISTRY_PARENT } from '../../src-shared/policy/places.ts';
import type { RunProgram } from './program.ts';
import { membersOf } from './raw.ts';
import type { RawPolicy, WholeFault } from './raw.ts';

const PARENT = `HKLM\\${REGISTRY_PARENT}`;
const KEY = `${PARENT}\\${REGISTRY_NAME}`;
/** Cmdlets alone: they run also where PowerShell's language is constrained. */
const SCRIPT = [
  `$key = 'Registry::HKEY_LOCAL_MACHINE\\${REGISTRY_PARENT}\\${REGISTRY_NAME}'`,
  "if (-not (Test-Path -LiteralPath $key)) { 'null'; exit 0 }",
  'Get-ItemProperty -LiteralPath $key -ErrorAction Stop | Select-Object -Property * -ExcludeProperty PS* | ConvertTo-Json -Compress',
].join('; ');

/** Reads the key; `windowsFolder` is where Windows lies (`C:\Windows`). */
export async function readRegistry(run: RunProgram, windowsFolder: string): Promise<RawPolicy> {
  const system = win32.join(windowsFolder, 'System32');
  const reg = win32.join(system, 'reg.exe');
  const key = await run(reg, ['query', KEY]);
  if (key.is === 'timedOut') return notUsed('noAnswer');
  if (key.is === 'tooLong') return notUsed('tooLarge');
  if (key.is === 'ended' && key.code === 0) return { is: 'found', members: valuesIn(textOf(key.said)) };
  // A key that is missing and one that may not be read end alike, in the words of the system's language: its parent tells.
  const parent = await run(reg, ['query', PARENT]);
  if (parent.is === 'timedOut') return notUsed('noAnswer');
  if (parent.is === 'ended' && parent.code === 0) {
    return isAmong(textOf(parent.said)) ? notUsed('denied') : { is: 'none' };
  }
  return byPowerShell(run, win32.join(system, 'WindowsPowerShell', 'v1.0', 'powershell.exe'));
}

async function byPowerShell(run: RunProgram, powershell: string): Promise<RawPolicy> {
  const ran = await run(powershell, ['-NoProfile', '-NonInteractive', '-NoLogo', '-Command', SCRIPT]);
  if (ran.is === 'timedOut') return notUsed('noAnswer');
  if (ran.is === 'tooLong') return notUsed('tooLarge');
  if (ran.is !== 'ended') return notUsed('noProgram');
  if (ran.code !== 0) return notUsed('denied');
  if (textOf(ran.said).trim() === 'null') return { is: 'none' };
  const members = membersOf(ran.said);
  // An empty key is printed as nothing at all.
  if (members === null) return ran.said.length === 0 ? { is: 'found', members: [] } : notUsed('notReadable');
  return { is: 'found', members };
}

function notUsed(why: WholeFault): RawPolicy {
  return { is: 'notUsed', why };
}

/** reg.exe prints in the console's code page; names and values of ours are ASCII, and what is not is a wrong value. */
function textOf(said: Uint8Array): string {
  return Buffer.from(said).toString('latin1');
}

/** Whether our key is in a list of sub-keys, which are printed whole and in English in every language. */
function isAmong(text: string): boolean {
  const wanted = `HKEY_LOCAL_MACHINE\\${REGISTRY_PARENT}\\${REGISTRY_NAME}`.toLowerCase();
  return text.split(/\r?\n/).some((line) => line.trim().toLowerCase() === wanted);
}

/** Values as reg.exe prints them: four spaces, name, four spaces, type, four spaces, data. */
function valuesIn(text: string): (readonly [string, unknown])[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name = '', type = '', data = ''] = /^ {4}(\S.*?) {4}(REG_[A-Z0-9_]+)(?: {4}(.*))?$/.exec(line) ?? [];
    // The value without a name is called in the system's language, in brackets.
    return name === '' || /^\(.*\)$/.test(name) ? [] : [[name, valueOf(type, data)] as const];
  });
}

function valueOf(type: string, data: string): unknown {
  switch (type) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return data;
    case 'REG_DWORD':
    case 'REG_QWORD':
      return /^0x[0-9a-f]{1,8}$/i.test(data) ? Number(data) : { type, data };
    case 'REG_MULTI_SZ':
      return data.split('\\0').filter((each) => each !== '');
    default:
      return { type };
  }
}
