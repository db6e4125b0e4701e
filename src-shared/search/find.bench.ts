// How long a key press takes over 50,000 people, beside uFuzzy, MiniSearch and Fuse in the same run, and who still finds the
// right person after a slip. Goal: p99 <= 4 ms, and none of the three finds more. Of five presses of
// each key the best counts, since other programs run beside it (the thread's own clock ticks too coarsely for one key); the
// peers, which are slower, are given fewer keys and slips, Fuse the fewest and once: it takes a good part of a second for each.
import uFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { quantile, short, tell, timed } from '../testing/measure.ts';
import { seededRandom } from '../random/random.ts';
import { FindIndex } from './findIndex.ts';
import { fold } from './fold.ts';
import { clinicPeople, findableOf, slipped } from './testing/clinicPeople.ts';

const PEOPLE = 50_000;
const NAMES = 24;
const SLIPPED = 200;
const FIRST = 5;
const ROUNDS = 5;
const seed = Number(process.env['SEED'] ?? 50_000);
const random = seededRandom(seed);
process.stdout.write(`     ${PEOPLE} people, SEED=${seed}\n`);
const people = clinicPeople(PEOPLE, random);
const anyone = (): string => people[Math.floor(random() * people.length)]?.name ?? '';

/** What an engine is given: each so-many-th key press and slip, and how often. */
type Share = { readonly keys: number; readonly slips: number; readonly rounds: number };
const ALL: Share = { keys: 1, slips: 1, rounds: ROUNDS };
const SOME: Share = { keys: 8, slips: 4, rounds: 2 };
const FEW: Share = { keys: 40, slips: 20, rounds: 1 };
type Engine = { readonly name: string; readonly find: (text: string) => readonly number[]; readonly share: Share };
const built = new Map<string, number>();
function engine(name: string, share: Share, make: () => (text: string) => readonly number[]): Engine {
  let find: (text: string) => readonly number[] = () => [];
  built.set(
    name,
    timed(() => (find = make())),
  );
  return { name, find, share };
}

const ours = engine('Front Desk', ALL, () => {
  const index = new FindIndex<number>();
  people.forEach((person, at) => index.put(at, findableOf(person, at)));
  index.settle();
  const order = { rank: () => 0, then: (at: number) => -at };
  return (text) => index.find(text, 8, order).map((hit) => hit.key);
});
const peers = [
  engine('uFuzzy', SOME, () => {
    const hay = uFuzzy.latinize(people.map(({ name, email, phone, ehrId }) => `${name} ${email} ${phone} ${ehrId}`));
    const fuzzy = new uFuzzy({ intraMode: 1 });
    return (text) => {
      const [places, info, order] = fuzzy.search(hay, fold(text), 1, 1_000);
      if (places === null) return [];
      return order === null ? places.slice(0, 8) : order.slice(0, 8).map((one) => info.idx[one] ?? -1);
    };
  }),
  engine('MiniSearch', SOME, () => {
    const mini = new MiniSearch({
      ...{ fields: ['name', 'email', 'phone', 'ehrId'], processTerm: (term) => fold(term) },
      searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND' },
    });
    mini.addAll(people.map((person, id) => ({ ...person, id })));
    return (text) =>
      mini
        .search(text)
        .slice(0, 8)
        .map((hit) => Number(hit.id));
  }),
  engine('Fuse', FEW, () => {
    const fuse = new Fuse(people, { keys: ['name', 'email', 'phone', 'ehrId'], ignoreDiacritics: true });
    return (text) => fuse.search(text, { limit: 8 }).map((hit) => hit.refIndex);
  }),
];

// Every key press of names typed out, half of them with slips; then numbers and ids.
const typed = Array.from({ length: NAMES }, (_, at) => (at % 2 === 0 ? fold(anyone()) : slipped(anyone(), random)));
const texts = [...typed, '0142', '303 555 0142', 'mrn-104217', 'rosa.gonzalez@example.org'];
const keys = texts.flatMap((text) => Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)));

function perKey({ find, share }: Engine): readonly number[] {
  const some = keys.filter((_, at) => at % share.keys === 0);
  const times = some.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < share.rounds; round++) {
    some.forEach(
      (text, at) =>
        (times[at] = Math.min(
          times[at] ?? 0,
          timed(() => find(text)),
        )),
    );
  }
  return times;
}

/** Part of the slipped names whose person is among the first five. */
function recall({ find, share }: Engine, slips: readonly { text: string; at: number }[]): number {
  const some = slips.filter((_, at) => at % share.slips === 0);
  return some.filter(({ text, at }) => find(text).slice(0, FIRST).includes(at)).length / some.length;
}

const slips = Array.from({ length: SLIPPED }, () => {
  const at = Math.floor(random() * people.length);
  return { text: slipped(people[at]?.name ?? '', random), at };
});

perKey(ours); // as it is after a minute at the desk
const own = perKey(ours);
const [p50, p99] = [quantile(own, 0.5), quantile(own, 0.99)];
tell(`a key press, p99 of ${own.length}`, p99, 'ms', { atMost: 4 }, `p50 ${short(p50)} ms`);
const found = recall(ours, slips);
const told: [string, number][] = [];
for (const peer of peers) {
  const times = perKey(peer);
  const [theirs50, theirs99] = [quantile(times, 0.5), quantile(times, 0.99)];
  const detail = `p50 ${short(theirs50 / p50)} x; ${short(theirs50)} and ${short(theirs99)} ms`;
  tell(`${peer.name} takes, p99`, theirs99 / p99, 'x as long', { atLeast: 1 }, detail);
  told.push([peer.name, recall(peer, slips)]);
}
const best = Math.max(...told.map(([, part]) => part));
const others = told.map(([name, part]) => `${name} ${short(100 * part)} %`).join(', ');
tell(`slipped names found in the first ${FIRST}`, 100 * found, '%', { atLeast: Math.max(90, 100 * best) }, others);
tell(
  'the index is made in',
  built.get(ours.name) ?? 0,
  'ms',
  null,
  [...built]
    .slice(1)
    .map(([name, ms]) => `${name} ${short(ms)} ms`)
    .join(', '),
);
