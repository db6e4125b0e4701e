// Changed files of choices, typed recovery codes and links: read or refused, never a crash, and nothing that lay there is lost.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Settings } from '../../src-shared/contract/views/settings.ts';
import { DeskLink, linkAmong, readLink } from '../../src-shared/link/link.ts';
import { RANDOM_SYMBOLS, codeOf, readCode } from '../../src-shared/recovery/code.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { deskOf, openAccountAt } from '../desk/testing/deskAt.ts';
import { between, pick, seededRandom } from '../../src-shared/random/random.ts';
import { openKeptFile } from '../shell/keptFile.ts';
import { settingsBook } from '../shell/settings.ts';
import { mutated, mutatedBytes, mutatedText } from './mutate.ts';
import { Tally, eachInput, must, withinSteps } from './steps.ts';
import type { Seen } from './steps.ts';

const NOON = Date.UTC(2026, 10, 23, 17, 47);

function emptyFolder(): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'front-desk-fuzz-'));
}

/** Files of choices as an accident or a stranger may leave them. `first` is a desk's own, to begin with. */
export async function fuzzSettings(seed: string, count: number, first: Settings, from = 0): Promise<Seen> {
  const tally = new Tally();
  const sound = { settings: first, window: { x: 1, y: 2, width: 1200, height: 800, maximized: false } };
  await eachInput(seed, from, count, (inputSeed) => {
    const random = seededRandom(inputSeed);
    const folder = emptyFolder();
    try {
      const bytes =
        random() < 0.6
          ? Buffer.from(JSON.stringify(mutated(random, sound)) ?? '')
          : mutatedBytes(random, JSON.stringify(sound, null, 2));
      writeFileSync(join(folder, 'settings.json'), bytes);
      const file = openKeptFile(folder, 'settings', NOON);
      const book = settingsBook(file, first);
      must(Settings.safeParse(book.read()).success, 'what is no settings is shown as settings');
      if (file.setAside !== null)
        must(readFileSync(join(folder, file.setAside)).equals(bytes), 'what lay there is not set aside whole');
      book.write({ theme: 'dark' });
      const again = settingsBook(openKeptFile(folder, 'settings', NOON), first);
      must(JSON.stringify(again.read()) === JSON.stringify({ ...book.read() }), 'what was written is not read again');
      must(readdirSync(folder).length <= 4, 'files without end');
      tally.note(file.setAside !== null ? 'set aside' : book.mended.length > 0 ? 'mended' : 'read');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return tally.seen;
}

/** Recovery codes as they are typed by a tired person, or by somebody who tries. */
export async function fuzzCodes(seed: string, count: number, from = 0): Promise<Seen> {
  const tally = new Tally();
  await eachInput(seed, from, count, (inputSeed) => {
    const random = seededRandom(inputSeed);
    const code = codeOf(Array.from({ length: RANDOM_SYMBOLS }, () => between(random, 0, 31)));
    const typed =
      random() < 0.2
        ? code.toLowerCase().replaceAll('-', pick(random, [' ', '', '\u2013', '.']))
        : mutatedText(random, code);
    const read = readCode(typed);
    tally.note(read.is);
    if (read.is !== 'code') return;
    const again = readCode(read.code);
    must(again.is === 'code' && again.code === read.code, 'a code that was read is not read again');
  });
  return tally.seen;
}

const LINKS = [
  'frontdesk:book?participant=MRN-3381&session=V-12&clinician=dr.voss',
  'frontdesk://book/?clinician=12&participant=4711',
  'FRONTDESK:book?session=urn%3Avisit%2F9',
];

/** Links as any page and any program may send them, opened over a desk: a form at most, and nothing saved. */
export async function fuzzLinks(seed: string, count: number, from = 0): Promise<Seen> {
  const tally = new Tally();
  const folder = emptyFolder();
  const clock = new TestClock();
  const account = openAccountAt(folder, clock);
  let link: string | null = null;
  const desk = deskOf(account, clock, () => link);
  try {
    await eachInput(seed, from, count, async (inputSeed) => {
      const random = seededRandom(inputSeed);
      const sound = pick(random, LINKS);
      // One careless change leaves many links as good as before; many changes leave none.
      link =
        random() < 0.5
          ? mutatedText(random, sound)
          : sound.replace(
              pick(random, ['MRN-3381', '12', 'book', '=']),
              pick(random, ['7', 'A1', '%41', '<b>', 'Rosa', '']),
            );
      linkAmong(['front-desk', link]);
      const read = readLink(link);
      if (read.is === 'link') must(DeskLink.safeParse(read.link).success, 'what is no link is read as one');
      const opened = await withinSteps(Promise.resolve(desk['link.take'](undefined)));
      must(opened !== null && (opened.is === 'form') === (read.is === 'link'), 'a link that is none has opened a form');
      if (opened.is === 'form') {
        const [person] = opened.draft.participants;
        must(
          person?.kind === 'guest' && person.name === '' && person.email === '',
          'a link has brought a name or an address',
        );
        must(!/[<>"'@\s]/.test(`${opened.draft.externalId}${person.externalId}`), 'a link has brought more than an id');
        account.drafts.end(opened.draft.draftId);
      }
      must(account.outbox.rows(0).length === 0, 'a link has saved something');
      tally.note(read.is === 'link' ? 'link' : read.because);
    });
  } finally {
    await account.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return tally.seen;
}
