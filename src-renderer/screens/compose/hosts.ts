// Clinicians as options of a list: found by name, address or the clinic's own id.
import type { Option } from '../../parts/combo.ts';
import type { Clinician } from '../../../src-shared/session/session.ts';
import { zoneOf } from '../../../src-shared/time/zones.ts';
import { say } from '../../../src-shared/words/words.ts';

/** Who may host, in the clinic's order; the chosen one is always among them. */
export function hostOptions(clinicians: readonly Clinician[], chosen: string): readonly Option[] {
  const known = clinicians
    .map((one, place) => ({ one, place }))
    .filter(({ one }) => one.mayHost || one.userId === chosen)
    .map(({ one, place }) => ({
      value: one.userId,
      label: one.name,
      words: `${one.externalId} ${one.email}`,
      avatar: { name: one.name, place },
      ...(one.zoneId === '' ? {} : { end: zoneOf(one.zoneId).short }),
    }));
  const missing = chosen !== '' && !known.some((option) => option.value === chosen);
  return missing ? [...known, { value: chosen, label: say.compose.clinicianNo(chosen) }] : known;
}
