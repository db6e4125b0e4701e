// Time zones as options of a list: friendly names, with what their clocks show now.
import type { Option } from '../parts/combo.ts';
import { showTime } from '../../src-shared/time/show.ts';
import { hourMs, type UtcMs } from '../../src-shared/time/utc.ts';
import { offeredZones, zoneOf } from '../../src-shared/time/zones.ts';
import { say } from '../../src-shared/words/words.ts';

let kept: { hour: number; options: readonly Option[] } | undefined;

/** The zones that SecureVideo takes, their offset at `at` beside them; `chosen` (a Windows id) is always among them. */
export function zoneOptions(at: UtcMs, chosen: string): readonly Option[] {
  const hour = Math.floor(at / hourMs);
  if (kept?.hour !== hour) {
    const options = offeredZones(at).map((zone) => ({
      value: zone.windowsId,
      label: zone.name,
      end: zone.offsetText,
      words: `${zone.windowsId} ${zone.abbreviation ?? ''}`,
    }));
    kept = { hour, options };
  }
  if (chosen === '' || kept.options.some((option) => option.value === chosen)) return kept.options;
  return [...kept.options, { value: chosen, label: zoneOf(chosen).name }];
}

/** "now 10:47 am", or '' in a zone that we do not know. */
export function zoneHint(windowsId: string, now: UtcMs): string {
  const zone = zoneOf(windowsId);
  return zone.known ? say.compose.nowThere(showTime(now, zone.iana)) : '';
}
