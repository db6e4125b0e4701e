// The commands of the palette: what the desk does, each with its key, and what can be done for whom was found.
import type { Rehearsal } from '../../../src-shared/contract/views/status.ts';
import { showTime } from '../../../src-shared/time/show.ts';
import { say } from '../../../src-shared/words/ofLater.ts';
import { fold, matching } from '../../parts/combo.ts';
import type { IconName } from '../../parts/icons.ts';
import { shortNameOf } from '../../parts/initials.ts';
import { mayHandOut } from '../../session/sheet.ts';
import { bookedAs } from './meant.ts';
import type { Result, ResultsInput } from './resultTypes.ts';
import { firstName } from '../../../src-shared/session/called.ts';

type Command = Extract<Result, { is: 'command' }>;

const always: readonly Command[] = [
  { is: 'command', key: 'new', words: say.search.newSession, icon: 'calplus', keys: 'newSession', run: { do: 'new' } },
  { is: 'command', key: 'now', words: say.search.meetNow, icon: 'video', keys: 'meetNow', run: { do: 'now' } },
  { is: 'command', key: 'today', words: say.search.goToToday, icon: 'cal', keys: 'today', run: { do: 'today' } },
  {
    is: 'command',
    key: 'everyone',
    words: say.search.showAllClinicians,
    icon: 'users',
    keys: 'everyone',
    run: { do: 'everyone' },
  },
  { is: 'command', key: 'outbox', words: say.search.outbox, icon: 'waiting', keys: 'outbox', run: { do: 'outbox' } },
  {
    is: 'command',
    key: 'settings',
    words: say.search.settings,
    icon: 'sliders',
    keys: 'settings',
    run: { do: 'settings' },
  },
  {
    is: 'command',
    key: 'refresh',
    words: say.search.readAgain,
    icon: 'refresh',
    keys: 'refresh',
    run: { do: 'refresh' },
  },
  { is: 'command', key: 'keys', words: say.search.listOfKeys, icon: 'info', keys: 'help', run: { do: 'keys' } },
  { is: 'command', key: 'guide', words: say.search.readGuide, icon: 'info', keys: 'guide', run: { do: 'guide' } },
];

const rehearsals: readonly { readonly what: Rehearsal; readonly words: string; readonly icon: IconName }[] = [
  { what: 'cut', words: say.search.rehearseCut, icon: 'wifioff' },
  { what: 'slow', words: say.search.rehearseSlow, icon: 'clock' },
  { what: 'busy', words: say.search.rehearseBusy, icon: 'clock' },
  { what: 'keys', words: say.search.rehearseKeys, icon: 'key' },
];

/** In practice alone; while one is played, its end stands first. */
function rehearsalCommands({ practice, rehearsal }: ResultsInput): readonly Command[] {
  if (!practice) return [];
  const end: Command = {
    ...{ is: 'command', key: 'rehearse end', words: say.search.endRehearsal, icon: 'flask', keys: '' },
    run: { do: 'rehearse', what: null },
  };
  const begin = rehearsals.map(({ what, words, icon }): Command => ({
    ...{ is: 'command', key: `rehearse ${what}`, words, icon, keys: '' },
    run: { do: 'rehearse', what },
  }));
  return rehearsal === null ? begin : [end, ...begin];
}

/** The command whose very words were typed, however they are written; undefined = none. */
export function exactCommand(input: ResultsInput): Command | undefined {
  const wanted = fold(input.text.trim());
  return [...always, ...rehearsalCommands(input)].find((command) => fold(command.words) === wanted);
}

/** Commands for the first person or clinician found, then those whose words fit. */
export function commandsOf(input: ResultsInput): readonly Command[] {
  const { text, local, now, zone } = input;
  const fitting = matching(
    [...always, ...rehearsalCommands(input)].map((command) => ({ value: command.key, label: command.words, command })),
    text,
  ).map((one) => one.command);
  if (text.trim() === '') return fitting;
  const found: Command[] = [];
  const person = local?.people[0];
  const clinician = local?.clinicians[0]?.clinician;
  if (person) {
    const { name } = person;
    const personId = bookedAs(person);
    found.push({
      is: 'command',
      key: 'newWith',
      words: say.search.newSessionWith(name),
      icon: 'calplus',
      keys: '',
      run: { do: 'new', personId },
    });
    found.push({
      is: 'command',
      key: 'nowWith',
      words: say.search.meetNowWith(name),
      icon: 'video',
      keys: '',
      run: { do: 'now', personId },
    });
    const next = local?.sessions.find((one) => one.session.startsAt >= now - 3_600_000 && mayHandOut(one));
    const guest = next?.session.participants.find((one) => one.name === name && one.connectCode !== null);
    if (next && guest) {
      const words = say.search.copyCodeFor(firstName(name), showTime(next.session.startsAt, zone));
      found.push({
        is: 'command',
        key: 'code',
        words,
        icon: 'copy',
        keys: '',
        run: { do: 'copyCode', localId: next.session.localId },
      });
    }
  }
  if (clinician) {
    const { userId: hostId, name } = clinician;
    found.push({
      is: 'command',
      key: 'only',
      words: say.search.showOnly(shortNameOf(name)),
      icon: 'user',
      keys: '',
      run: { do: 'showOnly', hostId },
    });
    if (clinician.mayHost) {
      found.push({
        is: 'command',
        key: 'newHost',
        words: say.search.newSessionWith(shortNameOf(name)),
        icon: 'calplus',
        keys: '',
        run: { do: 'new', hostId },
      });
    }
  }
  const exact = exactCommand(input);
  return exact
    ? [exact, ...found, ...fitting.filter((one) => one !== exact && one.key !== exact.key)]
    : [...found, ...fitting];
}
