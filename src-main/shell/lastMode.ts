// Remembers which account was open, so that the next start opens it again.
import { z } from 'zod';
import type { KeptFile } from './keptFile.ts';

const Mode = z.enum(['none', 'practice', 'live']).catch('none');

/** Over an opened file of its own. A disk that fails costs one question at the next start. */
export function lastModeIn(file: KeptFile): {
  read(): 'none' | 'practice' | 'live';
  write(mode: 'practice' | 'live'): void;
} {
  let current = Mode.parse(file.found['open']);
  return {
    read: () => current,
    write: (mode) => {
      if (mode === current) return;
      current = mode;
      try {
        file.write({ ...file.found, open: mode });
      } catch {
        // The person is asked again at the next start.
      }
    },
  };
}
