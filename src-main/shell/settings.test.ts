// The settings: member by member, so that one wrong member costs itself alone.
import { describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { settingsOf } from '../../src-shared/contract/testing/settings.ts';
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import type { KeptFile } from './keptFile.ts';
import { settingsBook } from './settings.ts';

const defaults = settingsOf();
const place = { x: 1, y: 2, width: 1200, height: 800, maximized: false };
const fileWith = (found: Record<string, unknown>) => ({
  ...{ found, setAside: null, isNewer: false },
  write: vi.fn<KeptFile['write']>(),
});

describe('reading', () => {
  test('without a file: the defaults, and no place for the window', () => {
    const book = settingsBook(fileWith({}), defaults);
    expect([book.read(), book.window(), book.mended]).toEqual([defaults, null, []]);
  });

  test('a default that is not wanted is not reckoned', () => {
    const zone = vi.fn(() => 'Mountain Standard Time');
    const reckoned: Settings = Object.defineProperty({ ...defaults }, 'clinicZoneId', { get: zone });
    const known = settingsBook(fileWith({ settings: { clinicZoneId: 'Pacific Standard Time' } }), reckoned);
    expect([known.read().clinicZoneId, zone.mock.calls.length]).toEqual(['Pacific Standard Time', 0]);
    const unknown = settingsBook(fileWith({ settings: { clinicZoneId: 7 } }), reckoned);
    expect([unknown.read().clinicZoneId, zone.mock.calls.length]).toEqual(['Mountain Standard Time', 1]);
  });

  test('what is in the file counts', () => {
    const book = settingsBook(fileWith({ settings: { theme: 'dark', clinicName: 'Alder' }, window: place }), defaults);
    expect([book.read(), book.window()]).toEqual([{ ...defaults, theme: 'dark', clinicName: 'Alder' }, place]);
  });

  test('a wrong member stands at its default, and the others are kept', () => {
    const book = settingsBook(
      fileWith({ settings: { theme: 'pink', clinicName: 'Alder', packets: 7 }, window: 'x' }),
      defaults,
    );
    expect([book.read(), book.mended, book.window()]).toEqual([
      { ...defaults, clinicName: 'Alder' },
      ['packets', 'theme'],
      null,
    ]);
  });

  test('settings that are no object are the defaults', () => {
    expect(settingsBook(fileWith({ settings: [1] }), defaults).read()).toEqual(defaults);
  });
});

describe('writing', () => {
  test('changes the given members alone, on disk before it answers', () => {
    const file = fileWith({ window: place });
    const book = settingsBook(file, defaults);
    expect(book.write({ theme: 'light', clinicName: undefined })).toEqual({ ...defaults, theme: 'light' });
    expect(file.write).toHaveBeenCalledExactlyOnceWith({ settings: { ...defaults, theme: 'light' }, window: place });
    expect(book.read().theme).toBe('light');
  });

  test('keeps members of a newer version', () => {
    const file = fileWith({ settings: { later: 1 }, staff: [2] });
    settingsBook(file, defaults).write({ theme: 'light' });
    expect(file.write.mock.calls[0]?.[0]).toMatchObject({ staff: [2], settings: { later: 1, theme: 'light' } });
  });

  test('a disk that does not take it: said, and the earlier settings stand', () => {
    const file = fileWith({});
    file.write.mockImplementation(() => {
      throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    });
    const book = settingsBook(file, defaults);
    expect(() => book.write({ theme: 'dark' })).toThrow(new ProblemError('diskFailed'));
    expect(book.read().theme).toBe('system');
    expect(() => book.keepWindow(place)).not.toThrow();
  });

  test('the place of the window is kept beside them', () => {
    const file = fileWith({});
    const book = settingsBook(file, defaults);
    book.keepWindow(place);
    expect(file.write).toHaveBeenCalledExactlyOnceWith({ settings: defaults, window: place });
    expect(book.window()).toEqual(place);
  });
});
