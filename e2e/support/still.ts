// Stands still for a picture: what chance makes, what counts down and where the practice account listens are, for the moment of
// the picture, always the same words. Nothing is painted over, so that a picture shows the screen as people see it.
import type { Page } from 'playwright';

/** What differs from run to run, wherever it stands, and what stands there in a picture. */
const everywhere: readonly (readonly [find: string, flags: string, put: string])[] = [
  ['127\\.0\\.0\\.1:\\d+', 'g', '127.0.0.1:8090'],
  ['\\b(sheet) [0-9A-F]{4}\\b', 'gi', '$1 4E1A'],
  // The API Identifier and the Secret Key of a practice account.
  ['^[0-9a-f]{64}$', '', '5'.repeat(64)],
  ['^[0-9a-f]{32}$', '', 'e769faa4dd9f8efa801f6d6061eea555'],
  ['\\b[0-9a-f]{4}…[0-9a-f]{4}\\b', 'g', 'e769…a555'],
  // How long an answer took.
  ['\\b(answered in|In) \\d+\\.\\d s', 'g', '$1 0.2 s'],
  // A recovery code as it is typed.
  ['^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$', '', '7K3M-P4XD-9TQA-2HWE-C8RN-V5JB-M6SY'],
  // A passphrase as it is suggested.
  ['^[0-9a-z]{5}(-[0-9a-z]{5}){3}$', '', 'k7m2q-0x4td-9r1vc-hj8we'],
  // What the report of the connection says of the computer.
  ['^System: .+$', 'm', 'System: win32 x64'],
  ['^Electron .+$', 'm', 'Electron 45, Node 24'],
  ['^(Checked at: .+:)\\d\\d UTC$', 'm', '$110 UTC'],
];

/** The groups of a recovery code. */
const GROUPS = '.groups span';
const CODE = ['7K3M', 'P4XD', '9TQA', '2HWE', 'C8RN', 'V5JB', 'M6SY'] as const;

/** Where the seconds to the next try count down, or it is being tried. */
const PASSING = '.note .next, .infoline .read';
const NEXT = 'Next try in 9 s';

type Stilled = { readonly put: () => void };

/** Stills all of it. Answers what puts it back; what the page has written anew meanwhile stays as it is. */
export async function still(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    ({ rules, groups, code, passing, next }) => {
      const stilled: Stilled[] = [];
      const stillWords = (node: ChildNode, words: string): void => {
        const was = node.nodeValue;
        if (was === words) return;
        node.nodeValue = words;
        stilled.push({ put: () => void (node.nodeValue === words && (node.nodeValue = was)) });
      };
      const patterns = rules.map(([find, flags, put]) => [new RegExp(find, flags), put] as const);
      const always = (words: string): string => patterns.reduce((now, [find, put]) => now.replace(find, put), words);

      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        stillWords(node as ChildNode, always(node.nodeValue ?? ''));
      }
      for (const field of document.querySelectorAll<HTMLInputElement>('input')) {
        for (const member of ['value', 'placeholder'] as const) {
          const was = field[member];
          const words = always(was);
          if (was === words) continue;
          field[member] = words;
          stilled.push({ put: () => void (field[member] === words && (field[member] = was)) });
        }
      }
      for (const [place, group] of document.querySelectorAll(groups).entries()) {
        const words = [...group.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
        if (words) stillWords(words, code[place % code.length] ?? '');
      }
      for (const one of document.querySelectorAll(passing)) {
        const words = [...one.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
        const button = one.querySelector('button');
        if (!words || !button) continue;
        stillWords(words, next);
        const waits = button.getAttribute('aria-disabled');
        button.setAttribute('aria-disabled', 'false');
        stilled.push({ put: () => void (waits !== null && button.setAttribute('aria-disabled', waits)) });
      }
      (window as never as { stilled?: Stilled[] }).stilled = stilled;
    },
    { rules: everywhere, groups: GROUPS, code: CODE, passing: PASSING, next: NEXT },
  );
  return () =>
    page.evaluate(() => {
      const kept = window as never as { stilled?: Stilled[] };
      for (const one of kept.stilled ?? []) one.put();
      delete kept.stilled;
    });
}
