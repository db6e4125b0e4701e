// How a system likes its times written: 12 or 24 hours, which of day and month stands first, and the day that begins a week.

/** What screens and typed figures keep to. */
export interface Habits {
  readonly hours: 12 | 24;
  /** "Nov 24" and 11/24, as in the United States; else "24 Nov" and 24/11. */
  readonly monthFirst: boolean;
  /** 0 = Sunday, 1 = Monday, 6 = Saturday. */
  readonly weekStart: number;
}

/** What the person chose in settings; 'system' = as the system has it. */
export type ClockChoice = 'system' | '12' | '24';

/** Where no tag of the system says anything: the habits of the clinics that this desk is made for. */
const UNKNOWN: Habits = { hours: 12, monthFirst: true, weekStart: 0 };

/**
 * Habits of the first of these language tags that Intl knows ("en-GB", as Electron's app.getSystemLocale() tells it).
 * A tag without a region has those of its likeliest one.
 */
export function habitsOf(tags: readonly string[]): Habits {
  for (const tag of tags) {
    const locale = localeOf(tag);
    if (locale === undefined) continue;
    const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric' }).formatToParts(0);
    const order = parts.flatMap(({ type }) => (type === 'day' || type === 'month' ? [type] : []));
    const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
    return { hours: hour12 === true ? 12 : 24, monthFirst: order[0] === 'month', weekStart: firstDayOf(locale) };
  }
  return UNKNOWN;
}

/** The habits with the choice of hours from settings in them. */
export function habitsWith(system: Habits, choice: ClockChoice): Habits {
  return choice === 'system' ? system : { ...system, hours: choice === '12' ? 12 : 24 };
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    // A system may tell "C" or "en_US.UTF-8".
    const locale = new Intl.Locale(tag.split('.')[0]?.replaceAll('_', '-') ?? '');
    return Intl.DateTimeFormat.supportedLocalesOf(locale.baseName).length > 0 ? locale : undefined;
  } catch {
    return undefined;
  }
}

/** Intl counts Monday as 1 and Sunday as 7; the method is newer than the member of the same meaning. */
function firstDayOf(locale: Intl.Locale): number {
  const told = locale as { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  const { firstDay } = told.getWeekInfo?.() ?? told.weekInfo ?? { firstDay: 7 };
  return firstDay % 7;
}
