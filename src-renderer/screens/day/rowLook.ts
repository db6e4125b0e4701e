// All that a row of the agenda shows, found once: a template that asks for one value costs a part of one that asks for twenty.
import type { DeskMark } from '../../../src-shared/session/session.ts';
import { say } from '../../../src-shared/words/words.ts';
import type { IconName } from '../../parts/icons.ts';
import type { AppState } from '../../state/app.svelte.ts';
import type { Tone } from '../../session/rowState.ts';
import type { RowView } from './agenda.ts';
import { marksOf, type Marks } from './marks.ts';

export type RowLook = Marks & {
  readonly localId: string;
  readonly clock: string;
  readonly half: string;
  readonly wasTime: string;
  readonly farTime: string;
  readonly farZone: string;
  /** The clinician's name, and their place in the clinic's list. */
  readonly host: string;
  readonly place: number | undefined;
  /** One of the two is '': names of a session that takes place, or of one that is cancelled. */
  readonly names: string;
  readonly struckNames: string;
  /** The line below the name. */
  readonly what: string;
  readonly mark: DeskMark | null;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly words: string;
  readonly sub: string;
  readonly subFlag: boolean;
};

/** What a row asks of the app besides its session. */
export type RowContext = Pick<AppState, 'clinician' | 'placeOf' | 'settings'>;

/** A row as it is shown; of the past (`slim`) one line is left, and the deposit stands in it. */
export function rowLook(view: RowView, slim: boolean, app: RowContext): RowLook {
  const { session, mark } = view.row;
  const { time, state, names, struck } = view;
  const marks = marksOf(session, app.settings?.packets ?? []);
  const host = app.clinician(session.hostId)?.name ?? session.participants.find((person) => person.isHost)?.name ?? '';
  const topic = session.topic || (session.meetNow ? say.row.meetNow : '');
  // What is past and well needs no eye, nor what this desk has closed: no-show, or done.
  const isClosed = mark?.is === 'done' || mark?.is === 'noShow';
  const isQuiet = (slim && state.tone === 'ok') || (isClosed && state.tone === 'soon');
  const { farTime } = view;
  return {
    ...marks,
    localId: session.localId,
    clock: time.clock,
    half: time.half,
    wasTime: view.wasTime,
    farTime,
    farZone: farTime === '' ? '' : view.farZone,
    host,
    place: app.placeOf(session.hostId),
    names: struck ? '' : names,
    struckNames: struck ? names : '',
    what: (slim ? [topic, marks.deposit] : [host, topic]).filter(Boolean).join(' · '),
    mark,
    tone: isQuiet ? 'quiet' : state.tone,
    icon: state.icon,
    words: state.words,
    sub: state.sub,
    subFlag: state.subFlag,
  };
}
