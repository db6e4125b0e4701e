// The form of a PIN: 4 to 8 digits, and not one of those that everybody tries first. Checked by the page as it is typed and by main.

export const PIN_MIN = 4;
export const PIN_MAX = 8;

export type PinFault = 'notDigits' | 'short' | 'long' | 'easy';

/** What is wrong with a new PIN; null = nothing. */
export function faultOfPin(pin: string): PinFault | null {
  if (!/^\d*$/.test(pin)) return 'notDigits';
  if (pin.length < PIN_MIN) return 'short';
  if (pin.length > PIN_MAX) return 'long';
  return isEasy(pin) ? 'easy' : null;
}

/** One digit again and again, or digits that go up or down by one: 1111, 1234, 98765. */
function isEasy(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, before) => Number(digit) - Number(pin[before]));
  return [0, 1, -1].some((step) => steps.every((one) => one === step));
}
