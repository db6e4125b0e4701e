// A large clinic for benches: people with names as they are in a register, and the slips that a hurried typist makes.
import type { Findable } from '../findable.ts';
import { fold } from '../fold.ts';

const FIRST =
  'Maria José John Jonathan Rosa Ana Anna Katherine Catherine Steven Stephen Michael William Robert Elizabeth Trevor Beatriz Ying Bao Priya Hannah Tomás June Łukasz Siobhán Ahmed Fatima Olga Ivan Noah Emma Olivia Liam Sophia Lucas Mia Amelia Ethan Isabella Mason Harper Logan Evelyn Aiden Abigail Jackson Emily Sebastian Ella Mateo Scarlett Jack Grace Owen Chloe Daniel Camila Henry Penelope Samuel Layla David Riley Joseph Zoey Carter Nora Wyatt Lily Jayden Eleanor Gabriel Hazel Julian Violet Luke Aurora Anthony Savannah Isaac Audrey Dylan Brooklyn Leo Bella Lincoln Claire Jaxon Skylar Asher Lucy Christopher Paisley Josiah Everly Andrew Caroline Theodore Genesis Joshua Emilia Nathan Kennedy Hudson Samantha Adrian Maya Christian Willow Maverick Kinsley Ryan Naomi Thomas Aaliyah Aaron Elena Eli Sarah Charles Ariana Jeremiah Allison Cameron Gabriella Santiago Alice Colton Madelyn Angel Cora Roman Ruby Jordan Eva Miguel Serenity Ezra Autumn Luca Adeline Xavier Hailey Jameson Gianna Leonardo Valentina Everett Isla Greyson Eliana Parker Quinn Jorge Ximena Walter Ruth Helen Oscar Leilani Paulo Aisha Imani George Carla Jamal Mai'.split(
    ' ',
  );
const LAST =
  'González Smith García Rodríguez Martínez Johnson Williams Brown Jones Miller Davis Hernández López Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Pérez Thompson White Harris Sánchez Clark Ramírez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gómez Phillips Evans Turner Díaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutiérrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chávez Wood James Bennett Gray Mendoza Ruiz Hughes Price Álvarez Castillo Sanders Patel Myers Long Ross Foster Jiménez O’Brien Lindqvist Kowalski Schmidt Müller Nowak'.split(
    ' ',
  );
const BEGINS =
  'Hart Brad Lind Strom Bern Kow Nov Pet Mar Ald Cast Mont Fern Val Sal Rom Del Mor Bla Gre Hol Win Ash Thorn Black Whit Stan Rad Bor Kar Tar Mal Sor Ben Gil Hal Jan Kel Lam Mad Nor Ost Pal Quin Rus Ster Tor Urb Vel Wal Yar Zim Abr Bac Cal Dor Erl Fis Gar Hub Isr Jor Kra Leo Mic Nes Oli Pin Ran Sch Tre Ull Vin Wes'.split(
    ' ',
  );
const ENDS =
  'well son ski ez ova man stein berg field ton ley worth ford wood land er ado illo ini etti escu ić sen gaard quist strom wicz enko yan ian oulos akis idis eau ault ier ard otte eira inho ães ura moto saki naka shima anti appa aran esh uddin ullah zadeh pour'.split(
    ' ',
  );

export type Person = { readonly name: string; readonly email: string; readonly phone: string; readonly ehrId: string };

/** `count` people, each with a name of its own; family names as unevenly spread as in life. */
export function clinicPeople(count: number, random: () => number): Person[] {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const family = (): string => (random() < 0.4 ? pick(LAST) : pick(BEGINS) + pick(ENDS));
  const people = new Map<string, Person>();
  while (people.size < count) {
    const [first, last] = [pick(FIRST), random() < 0.06 ? `${family()}-${family()}` : family()];
    const name = `${first} ${last}`;
    const at = people.size;
    const own = fold(name)
      .replace(/[^a-z ]/g, '')
      .replace(' ', random() < 0.5 ? '.' : '');
    const email = `${own}${random() < 0.5 ? Math.floor(random() * 99) : ''}@${pick(['example.org', 'example.net', 'example.com'])}`;
    const phone = `1${200 + Math.floor(random() * 799)}${String(Math.floor(random() * 1e7)).padStart(7, '0')}`;
    people.set(name, { name, email, phone, ehrId: `MRN-${100_000 + at}` });
  }
  return [...people.values()];
}

export function findableOf({ name, email, phone, ehrId }: Person, at: number): Findable {
  return { names: [name], emails: [email], numbers: [phone], ids: [ehrId], others: [], at };
}

const SOUNDS: readonly (readonly [string, string])[] = [
  ...([
    ['z', 's'],
    ['ph', 'f'],
    ['c', 'k'],
    ['k', 'c'],
    ['y', 'i'],
    ['ll', 'l'],
    ['tt', 't'],
    ['nn', 'n'],
  ] as const),
];

/** The name as somebody types it who has only heard it: one slip in the family name, in every third name one in the first too. */
export function slipped(name: string, random: () => number): string {
  const [first = '', ...rest] = fold(name).replace(/[’']/g, '').split(' ');
  const last = slip(rest.join(' '), random);
  return `${random() < 1 / 3 && first.length > 3 ? slip(first, random) : first} ${last}`;
}

function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 1));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  switch (Math.floor(random() * 5)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + letter + word.slice(at);
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    case 3:
      return at + 1 < word.length
        ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
        : word.slice(0, -1);
    default: {
      const sound = SOUNDS.find(([spelt]) => word.indexOf(spelt) > 0);
      return sound === undefined ? word.slice(0, at) + word.slice(at + 1) : word.replace(sound[0], sound[1]);
    }
  }
}
