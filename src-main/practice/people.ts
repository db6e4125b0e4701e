// The invented people of the practice clinic. Every address is under example.org, every number one that is never given out.

/** A user of the account. */
export type InventedUser = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly zoneId: string;
  readonly externalId: string;
  readonly roles: string;
  /** What this clinician's sessions are about. */
  readonly topics: readonly string[];
};

/** A patient, as the desk would send one. */
export type InventedPatient = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly zoneId: string;
  readonly externalId: string;
  readonly delivery: 'E' | 'S' | 'N';
};

const mountain = { zoneId: 'Mountain Standard Time' };
const pacific = { zoneId: 'Pacific Standard Time' };
const central = { zoneId: 'Central Standard Time' };
const eastern = { zoneId: 'Eastern Standard Time' };
const arizona = { zoneId: 'US Mountain Standard Time' };
const london = { zoneId: 'GMT Standard Time' };

/** The zone in which the practice clinic stands; its day begins and ends there. */
export const clinicZone = 'America/Denver';

/** The clinicians who host sessions: four zones of the United States, Arizona without summer time, and one abroad. */
export const clinicians: readonly InventedUser[] = [
  host('Dr. Ilse Voss', 'voss', '3035550111', mountain, 'DR-VOSS', ['Follow-up', 'Medication review', 'Intake']),
  host('Marcus Bell', 'bell', '3035550112', mountain, 'LPC-BELL', ['Therapy', 'Check-in']),
  host('Dr. Priya Raman', 'raman', '4155550113', pacific, 'DR-RAMAN', ['Follow-up', 'Family session', 'Med check']),
  host('Hannah Osei', 'osei', '3125550114', central, 'NP-OSEI', ['Intake', 'Follow-up']),
  host('Dr. Tomás Arrieta', 'arrieta', '2125550115', eastern, 'DR-ARRIETA', ['Med check', 'Follow-up']),
  host('June Kowalski', 'kowalski', '6025550116', arizona, '', ['Therapy', 'Couples session']),
  host('Dr. Aoife Brennan', 'brennan', '442079460117', london, 'DR-BRENNAN', ['Second opinion', 'Follow-up']),
];

/** Users who host nothing: an interpreter who joins sessions of others, and the person who runs the account. */
export const otherUsers: readonly InventedUser[] = [
  { ...host('Lucía Ferrer', 'ferrer', '3035550118', mountain, 'INT-FERRER', []), roles: 'I' },
  { ...host('Dana Whitlock', 'whitlock', '3035550119', mountain, '', []), roles: 'A' },
];

/** The patients of the invented days. */
export const patients: readonly InventedPatient[] = [
  patient('Rosa Vega', 'rosa.vega', '3035550142', mountain, 'MRN-3381', 'E'),
  patient('Trevor Lane', 'trevor.lane', '6465550143', eastern, 'MRN-1042', 'E'),
  patient('Walter Finch', 'walter.finch', '3035550144', mountain, 'MRN-2207', 'S'),
  patient('Aisha Rahman', 'aisha.rahman', '3035550145', mountain, 'MRN-2931', 'E'),
  patient('Imani Brooks', 'imani.brooks', '4155550146', pacific, 'MRN-1876', 'S'),
  patient('George Petrakis', '', '', eastern, 'MRN-0417', 'N'),
  patient('Paulo Reis', 'paulo.reis', '2125550148', eastern, 'MRN-3010', 'E'),
  patient('Carla Mendes', 'carla.mendes', '3035550149', mountain, 'MRN-1533', 'E'),
  patient('Helen Park', 'helen.park', '4155550150', pacific, '', 'E'),
  patient('Beth Sandoval', 'beth.sandoval+visits', '3035550151', mountain, 'MRN-2744', 'E'),
  patient('Jamal Carter', 'jamal.carter', '3125550152', central, 'MRN-3120', 'S'),
  patient('Beatriz Nunes', 'beatriz.nunes', '3035550153', mountain, 'MRN-2688', 'E'),
  patient('Ying Chen', 'chen.family', '4155550154', pacific, 'MRN-1201', 'E'),
  patient('Bao Chen', 'chen.family', '4155550154', pacific, 'MRN-1202', 'N'),
  patient('Noah Lindqvist', 'noah.lindqvist', '9075550155', { zoneId: 'Alaskan Standard Time' }, 'MRN-3302', 'E'),
  patient('Leilani Kahale', 'leilani.kahale', '8085550156', { zoneId: 'Hawaiian Standard Time' }, 'MRN-3299', 'S'),
  patient("Siobhán O'Rourke", 'siobhan.orourke', '', london, 'MRN-0902', 'E'),
  patient('Jean-Luc Abernathy-Fitzgerald', 'jl.abernathy', '3125550158', central, 'MRN-2019', 'E'),
  patient('Mai Tran', 'mai.tran', '7135550159', central, '', 'S'),
  patient('Oscar Delgado', 'oscar.delgado', '6025550160', arizona, 'MRN-1410', 'E'),
  patient('Ruth Abramson', 'ruth.abramson', '2125550161', eastern, 'MRN-0088', 'E'),
  patient('Ruth Abrams', 'ruth.abrams', '2125550162', eastern, 'MRN-0089', 'E'),
  patient('Kofi Mensah', 'kofi.mensah', '3125550163', central, 'MRN-2555', 'S'),
  patient('Elena Petrova', 'elena.petrova', '3035550164', mountain, 'MRN-1950', 'E'),
  patient('Sam Whitehorse', '', '5055550165', mountain, 'MRN-2101', 'S'),
  patient('Amina Yusuf', 'amina.yusuf', '6125550166', central, 'MRN-3001', 'E'),
  patient('Dmitri Volkov', 'dmitri.volkov', '2065550167', pacific, '', 'E'),
  patient('Grace Okonkwo', 'grace.okonkwo', '4045550168', eastern, 'MRN-2333', 'E'),
  patient('Hugo Martín', 'hugo.martin', '6025550169', arizona, 'MRN-1717', 'S'),
  patient('Zoë Baker', 'zoe.baker', '3035550170', mountain, 'MRN-2828', 'E'),
  patient('Li Na', 'li.na', '4155550171', pacific, 'MRN-3141', 'E'),
  patient('Patrick Doyle', 'patrick.doyle', '', eastern, 'MRN-0666', 'E'),
  patient('Fatima Al-Sayed', 'fatima.alsayed', '3135550173', eastern, 'MRN-1618', 'S'),
  patient('Owen Gallagher', '', '', mountain, '', 'N'),
  patient('Nadia Hussain', 'nadia.hussain', '3035550175', mountain, 'MRN-2020', 'E'),
  patient('Theo Papadakis', 'theo.papadakis', '3125550176', central, 'MRN-1234', 'E'),
  patient('Camille Laurent', 'camille.laurent', '2125550177', eastern, 'MRN-0710', 'E'),
  patient('Isaac Goldberg', 'isaac.goldberg', '3035550178', mountain, 'MRN-2929', 'S'),
  patient('Priscilla Nakamura', 'p.nakamura', '8085550179', { zoneId: 'Hawaiian Standard Time' }, 'MRN-3456', 'E'),
  patient('Victor Salinas', 'victor.salinas', '9155550180', mountain, 'MRN-1099', 'E'),
];

function host(
  name: string,
  mailbox: string,
  phone: string,
  zone: { zoneId: string },
  externalId: string,
  topics: readonly string[],
): InventedUser {
  return { name, email: `${mailbox}@example.org`, phone, ...zone, externalId, roles: 'H,P', topics };
}

function patient(
  name: string,
  mailbox: string,
  phone: string,
  zone: { zoneId: string },
  externalId: string,
  delivery: InventedPatient['delivery'],
): InventedPatient {
  const email = mailbox === '' ? '' : `${mailbox}@example.org`;
  return { name, email, phone, zoneId: zone.zoneId, externalId, delivery };
}
