// What is announced when the desk's state changes: the line gone or back, a change that needs a person, all delivered. Each
// once; that a list was read again is nobody's news. What was just saved the short message says by itself.
import type { AppStatus } from '../../src-shared/contract/views/status.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import { lineWords } from './lineWords.ts';
import { say } from '../../src-shared/words/words.ts';

/** What of the status is announced. */
export type HeardStatus = Pick<AppStatus, 'mode' | 'line' | 'counts' | 'now' | 'paused' | 'rehearsal'>;

/** The words for what changed between two statuses; '' for nothing that one must hear. `zone` is the clinic's. */
export function announcementOf(before: HeardStatus | undefined, now: HeardStatus, zone: Zone): string {
  if (before === undefined || before.mode !== now.mode || now.mode === 'none') return '';
  return [lineNews(before, now, zone), needNews(before.counts, now.counts), sentNews(before.counts, now.counts)]
    .filter((words) => words !== '')
    .join(' ');
}

function lineNews(before: HeardStatus, now: HeardStatus, zone: Zone): string {
  const [was, is] = [troubleOf(before), troubleOf(now)];
  if (was === is) return '';
  if (is === '') return say.line.isBack;
  const { title, works } = lineWords({ status: now, waiting: 0, now: now.now, zone });
  return `${title}. ${works}`.trim();
}

/** What is the matter with the line, without what only counts on: since when, when it is tried next. '' = nothing. */
function troubleOf({ line, paused, rehearsal }: HeardStatus): string {
  if (paused !== null) return 'paused';
  const is = line.is === 'offline' ? `offline ${line.why}` : line.is === 'keysRefused' ? 'keysRefused' : '';
  return rehearsal === null ? is : `rehearsal ${is}`;
}

function needNews(before: AppStatus['counts'], now: AppStatus['counts']): string {
  if (now.needsYou <= before.needsYou) return '';
  return say.line.changesNeedYou(now.needsYou);
}

function sentNews(before: AppStatus['counts'], now: AppStatus['counts']): string {
  const open = ({ waiting, sending }: AppStatus['counts']): number => waiting + sending;
  const isThrough = open(before) > 0 && open(now) === 0 && now.needsYou <= before.needsYou;
  return isThrough ? say.line.allDelivered : '';
}
