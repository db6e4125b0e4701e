// Where the focus goes: to the list, to the chosen session, from pane to pane, and back from a panel that has gone. It asks
// what the page shows, and changes nothing but the focus and what is in sight.
import { tick } from 'svelte';
import type { Screen } from '../state/app.svelte.ts';

/** The list's one tab stop: a row of the agenda, or a card of the board. */
const ROW_STOP = '[data-pane="list"] [data-id][tabindex="0"]';
/** Where the focus goes within a pane: the first of these that it has. */
const IN_PANE = [
  '[data-id][tabindex="0"]',
  '.person[tabindex="0"]',
  '.sheet button',
  'input',
  'button:not([tabindex="-1"])',
];

/** Where somebody is at work on something else than the list. */
const ELSEWHERE = 'aside, dialog, input, textarea, select';

export async function focusRow(): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>(ROW_STOP)?.focus();
}

/**
 * The list gets the focus when what it shows has been read, unless somebody went on to write or to look something up meanwhile:
 * what is typed there would be keys of the rows.
 */
export async function focusRowAfter(read: Promise<unknown>): Promise<void> {
  await tick(); // a field that asked for it has gone, and gave the focus back
  const before = document.activeElement;
  await read;
  await tick();
  const now = document.activeElement;
  if (now === before || !now?.closest(ELSEWHERE)) await focusRow();
}

/** A panel or a screen that goes takes the focus with it: it is put where the next key is expected. */
export async function focusIfLost(screen: () => Screen): Promise<void> {
  await tick();
  if (screen() === 'starting' || document.activeElement !== document.body) return;
  // In the day without a row nothing is taken: the keys of the list work there all the same.
  const ways =
    screen() === 'day' ? [ROW_STOP] : ['.nav .person[aria-current="true"]', '.enter-code>.in>input', 'main button'];
  focusFirst(document, ways);
}

export async function focusDetail(): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>('[data-pane="detail"] .sheet button')?.focus();
}

export function focusFilters(): void {
  document.querySelector<HTMLElement>('.filters [tabindex="0"]')?.focus();
}

/** The row before or after the one with the focus, else the chosen one: it gets the focus. Its local id; undefined at the end. */
export function stepRow(by: 1 | -1, chosenId: string | undefined): string | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-pane="list"] [data-id]:not([data-draft])')];
  const focused = rows.indexOf(document.activeElement as HTMLElement);
  const chosen = rows.findIndex((row) => row.dataset['id'] === chosenId);
  const at = focused !== -1 ? focused : chosen;
  // The first arrow of all chooses the row that stands ready.
  const first = rows.findIndex((row) => row.tabIndex === 0);
  const to = rows[at === -1 || chosenId === undefined ? Math.max(first, 0) : at + by];
  to?.focus();
  to?.scrollIntoView({ block: 'nearest' });
  return to?.dataset['id'];
}

/** What stands side by side is stepped through, a notice with something to press among it. */
export function stepPane(by: 1 | -1): void {
  const panes = [
    ...document.querySelectorAll<HTMLElement>('.app > .rail, .app > .main, .app > .side, .toast:has(button)'),
  ];
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(Math.max(at, by === 1 ? -1 : 0) + by + panes.length) % panes.length];
  if (pane) focusFirst(pane, IN_PANE);
}

export async function showDraftRow(): Promise<void> {
  await tick();
  document.querySelector('[data-pane="list"] [data-draft]')?.scrollIntoView({ block: 'center', inline: 'nearest' });
}

/** The side took room: the card that it tells of stays in sight. */
export function showChosenCard(): void {
  const card = document.querySelector('.board [aria-current="true"]');
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function focusFirst(within: ParentNode, ways: readonly string[]): void {
  for (const way of ways) {
    const target = within.querySelector<HTMLElement>(way);
    if (target) return target.focus();
  }
}
