// Plain names and times for tests: UTC, and clinicians by their number.
import type { Naming } from '../rows.ts';

export type RowNaming = Naming;

export const plainNaming: Naming = {
  time: (at) => new Date(at).toISOString().slice(11, 16),
  day: (at) => new Date(at).toISOString().slice(0, 10),
  zone: () => 'Universal',
  host: (userId) => `Clinician ${userId}`,
  key: () => '',
};
