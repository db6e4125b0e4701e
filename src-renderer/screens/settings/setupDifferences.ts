// What a setup file would change of the clinic's settings, in plain words, a row for each of them. Pure.
import type { OfficeHours } from '../../../src-shared/contract/views/settings.ts';
import { amountOf } from '../../../src-shared/session/rules.ts';
import { changedMembers } from '../../../src-shared/setup/clinicSettings.ts';
import type { ClinicMember, ClinicSettings } from '../../../src-shared/setup/clinicSettings.ts';
import { zoneOf } from '../../../src-shared/time/zones.ts';
import { say as sayLater } from '../../../src-shared/words/ofLater.ts';
import { say } from '../../../src-shared/words/ofSetup.ts';
import { packetOptions, packetValue } from '../../form/packets.ts';
import { kindWords } from './kindRow.ts';
import { clockText } from './officeHours.ts';

/** What is said of one setting: its name, and a line for each thing that comes, changes or goes. */
export type Difference = { readonly member: ClinicMember; readonly title: string; readonly lines: readonly string[] };

/** Rows for what differs. `nameOf`: of a clinician, undefined for one that this desk does not know. */
export function setupDifferences(
  now: ClinicSettings,
  next: ClinicSettings,
  nameOf: (userId: string) => string | undefined,
): Difference[] {
  return changedMembers(now, next).map((member) => ({
    member,
    title: say.setup.members[member],
    lines: linesOf(member, now, next, nameOf),
  }));
}

function linesOf(
  member: ClinicMember,
  now: ClinicSettings,
  next: ClinicSettings,
  nameOf: (userId: string) => string | undefined,
): readonly string[] {
  const becomes = (wordsOf: (settings: ClinicSettings) => string): readonly string[] => [
    say.setup.becomes(wordsOf(now), wordsOf(next)),
  ];
  switch (member) {
    case 'clinicName':
      return becomes(({ clinicName }) => (clinicName === '' ? say.setup.noName : clinicName));
    case 'clinicZoneId':
      return becomes(({ clinicZoneId }) => zoneOf(clinicZoneId).name);
    case 'typedTimeMeant':
      return becomes(({ typedTimeMeant }) => say.setup.meant[typedTimeMeant]);
    case 'defaultDelivery':
      return becomes(({ defaultDelivery }) => sayLater.settings.ways[defaultDelivery]);
    case 'defaultPacket':
      return becomes(packetWords);
    case 'defaultRecorded':
      return becomes(({ defaultRecorded }) =>
        defaultRecorded ? sayLater.settings.recorded : sayLater.settings.notRecorded,
      );
    case 'officeHours':
      return becomes(({ officeHours }) => hoursWords(officeHours));
    case 'pinned':
      return becomes(({ pinned }) => orderWords(pinned, nameOf));
    case 'packets':
      return listLines(now.packets, next.packets, () => '');
    case 'services':
      return listLines(now.services, next.services, ({ depositCents }) =>
        depositCents === null ? say.setup.noDeposit : `$${amountOf(depositCents)}`,
      );
    case 'kinds':
      return listLines(now.kinds, next.kinds, (kind, isNext) => kindWords(kind, isNext ? next : now));
  }
}

/** What comes, what changes and how, what goes; where it is only moved about, that. `wordsOf`: what is said of one beside its name. */
function listLines<T extends { readonly id: string | number; readonly name: string }>(
  now: readonly T[],
  next: readonly T[],
  wordsOf: (one: T, isNext: boolean) => string,
): readonly string[] {
  const names = (some: readonly T[]): string => some.map(({ name }) => name).join(', ');
  const comes = next.filter(({ id }) => now.every((one) => one.id !== id));
  const goes = now.filter(({ id }) => next.every((one) => one.id !== id));
  const changes = next.flatMap((to) => {
    const from = now.find(({ id }) => id === to.id);
    if (from === undefined) return [];
    const renamed = from.name === to.name ? [] : [say.setup.becomes(from.name, to.name)];
    const [was, is] = [wordsOf(from, false), wordsOf(to, true)];
    return was === is ? renamed : [...renamed, say.setup.ofOne(to.name, say.setup.becomes(orPlain(was), orPlain(is)))];
  });
  const lines = [
    ...(comes.length > 0 ? [say.setup.comes(names(comes))] : []),
    ...changes,
    ...(goes.length > 0 ? [say.setup.goes(names(goes))] : []),
  ];
  return lines.length > 0 ? lines : [say.setup.otherOrder(names(next))];
}

function orPlain(words: string): string {
  return words === '' ? say.setup.nothingMore : words;
}

function packetWords({ packets, defaultPacket }: ClinicSettings): string {
  const found = packetOptions(packets, defaultPacket).find(({ value }) => value === packetValue(defaultPacket));
  return found?.label ?? say.setup.nothingMore;
}

function hoursWords(hours: OfficeHours | null): string {
  if (hours === null) return say.setup.noHours;
  const days = hours.days.map((day) => sayLater.settings.weekdays[day] ?? '').join(', ');
  return say.setup.hours(days, clockText(hours.from), clockText(hours.to));
}

function orderWords(pinned: readonly string[], nameOf: (userId: string) => string | undefined): string {
  if (pinned.length === 0) return say.setup.byName;
  const names = pinned.map((id) => nameOf(id));
  return names.some((name) => name === undefined) ? say.setup.firstOnes(pinned.length) : names.join(', ');
}
