import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PracticeAccount } from './account.ts';
import { seededRandom } from '../../src-shared/random/random.ts';
import { openKeptAccount } from './stateFile.ts';
import { booking, present } from './testing/client.ts';

let folder: string;
let said: string[];
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-'));
  said = [];
  now = present;
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (): string => join(folder, 'kept', 'practice.json');
const open = (random = 'codes'): PracticeAccount =>
  openKeptAccount({ file: file(), clock: () => now, random: seededRandom(random), say: (line) => said.push(line) });

describe('a kept account', () => {
  it('has everything back after a restart, and gives nothing out twice', () => {
    const first = open();
    const made = first.createSession({ id: 5 }, booking({ ExternalSessionId: 'EHR-1' }));
    first.cancelSession({ id: first.sessions[0]?.sessionId ?? 0 });
    const second = open('other codes');
    expect(second.state).toEqual(first.state);
    expect(second.notices).toEqual(first.notices);
    const next = second.createSession({ id: 5 }, booking());
    expect(next['SessionId']).toBe((made['SessionId'] as number) + 1);
  });

  it('is on the disk before the answer is given, notices included', () => {
    const account = open();
    const made = account.createSession({ id: 5 }, booking());
    const kept = JSON.parse(readFileSync(file(), 'utf8')) as PracticeAccount['state'];
    expect(kept.sessions.at(-1)?.sessionId).toBe(made['SessionId']);
    expect(kept.notices).toEqual(account.notices);
  });

  it('invents a new day once the kept one has passed, and keeps what clients made or changed', () => {
    const first = open();
    const made = first.createSession({ id: 5 }, booking())['SessionId'];
    const upcoming = first.sessions.filter((session) => session.invented && session.startsAt > now);
    const moved = upcoming[0]?.sessionId ?? 0;
    first.rescheduleSession({ id: moved }, { ScheduleTs: '2026-12-01T10:00:00' });
    const untouched = upcoming[1]?.sessionId;

    now += 3_600_000;
    expect(open().sessions.map((session) => session.sessionId)).toContain(untouched);
    now += 24 * 3_600_000;
    const next = open();
    const ids = next.sessions.map((session) => session.sessionId);
    expect(ids).toEqual(expect.arrayContaining([made, moved]));
    expect(ids).not.toContain(untouched);
    const near = next.sessions.filter((session) => Math.abs(session.startsAt - now) < 2 * 3_600_000);
    expect(near.length).toBeGreaterThan(8);
    expect(next.state.users).toEqual(first.state.users);
  });

  it.each(['', '{"version":1', '{"version":2}', '[]', '\u0000\u0000'])(
    'sets a damaged file (%j) aside under a dated name and begins anew',
    (text) => {
      mkdirSync(join(folder, 'kept'));
      writeFileSync(file(), text);
      expect(open().sessions.length).toBeGreaterThan(50);
      const aside = readdirSync(join(folder, 'kept')).find((name) => name.includes('damaged'));
      expect(aside).toBe('practice.json.damaged-2026-11-23T17-47-12.000Z');
      expect(readFileSync(join(folder, 'kept', aside ?? ''), 'utf8')).toBe(text);
      expect(said).toHaveLength(1);
    },
  );

  it('goes on in memory, and says so once, where it cannot write', () => {
    const account = open();
    rmSync(join(folder, 'kept'), { recursive: true });
    account.createSession({ id: 5 }, booking());
    account.createSession({ id: 5 }, booking());
    expect(said).toEqual(['The practice account cannot be kept: ENOENT.']);
    mkdirSync(join(folder, 'kept'));
    account.createSession({ id: 5 }, booking());
    expect(open().sessions).toHaveLength(account.sessions.length);
  });
});
