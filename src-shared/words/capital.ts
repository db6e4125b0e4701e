// A text that begins a sentence. Pure.

/** The text with a capital first letter: "today 2:30 pm" gives "Today 2:30 pm". */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
