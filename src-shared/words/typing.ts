// Words about typed times: what was understood, what is asked, what is wrong and how it may be typed.

/** Hints and questions of what a person types for a time; times, days and zones come as text. */
export const typing = {
  examples: 'Try “3pm tomorrow”, “thu 15:30” or “in 20 min”.',
  chooseMeetNow: 'To start at once, choose Meet Now.',
  noSetEnd: 'Type the start alone: a session has no set end.',
  atWhatTime: (day: string) => `${day}. At what time?`,
  dayExamples: 'Try “tomorrow”, “next mon” or “12/3”.',
  hasPassed: (when: string) => `${when} has passed.`,
  nothingToFollow: 'There is no session here to take the time from. Type the time.',
  sameTimeExamples: 'On which day? Try “same time next week” or “same time thu”.',
  whichDay: 'Which day?',
  whichHalf: 'Morning or afternoon?',
  whichOne: 'Which one?',
  yesterday: 'yesterday',
  today: 'today',
  tomorrow: 'tomorrow',
  on: (day: string) => `on ${day}`,
  notOnTheClock: (time: string) => `There is no ${time} on the clock.`,
  notInTheMorning: (time: string) => `There is no ${time} am.`,
  monthNo: (month: number) => `month ${month}`,
  noSuchDate: (date: number, month: string, year: number | null) =>
    `There is no ${date} ${month}${year === null ? '' : ` ${year}`}.`,
  isAnotherWeekday: (date: string, weekday: string) => `${date} is a ${weekday}.`,
  noSuchDay: (date: number) => `There is no ${date}th day.`,
  comesTwice: (time: string) => `${time} comes twice that night`,
  firstOrSecond: 'The first (daylight time) or the second (standard time)?',
  isSkipped: (time: string) => `There is no ${time} on that day`,
  clocksGo: (zone: string, from: string, to: string) => `In ${zone} time the clocks go from ${from} straight to ${to}.`,
};
