// Goal: what runs on a hosted Linux gets its words as they are, in a session with a display and an open keyring, and its end is the
// job's end. Method: the script over stand-ins of the three programs that it calls.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'at-desk-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Notes how it was called, and goes on with what it was given as a program of its own. */
const standIn = (name: string, goOn: string): void => {
  const path = join(folder, name);
  writeFileSync(path, `#!/usr/bin/env bash\necho "${name} $*" >> "${folder}/calls"\n${goOn}\n`);
  chmodSync(path, 0o755);
};
standIn('dbus-run-session', 'shift; exec "$@"');
standIn('xvfb-run', 'shift 3; exec "$@"');
standIn('gnome-keyring-daemon', 'cat > /dev/null');

function atDesk(...args: readonly string[]) {
  rmSync(join(folder, 'calls'), { force: true });
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
  const { status, stdout } = spawnSync('bash', ['build/workflows/atDesk.sh', ...args], { cwd: root, env });
  return { status, printed: String(stdout), calls: readFileSync(join(folder, 'calls'), 'utf8') };
}

test.skipIf(process.platform === 'win32')(
  'words with blanks and dashes arrive, in the order of the surroundings',
  () => {
    const words = ['run', '--', '--grep', 'two words'];
    const { status, printed, calls } = atDesk(
      process.execPath,
      '-p',
      'JSON.stringify([process.argv.slice(1), process.env.XDG_CURRENT_DESKTOP])',
      ...words,
    );
    expect(status).toBe(0);
    expect(JSON.parse(printed)).toEqual([words, 'GNOME']);
    expect(calls.match(/^[\w-]+/gm)).toEqual(['dbus-run-session', 'xvfb-run', 'gnome-keyring-daemon']);
  },
);

test.skipIf(process.platform === 'win32')('a program that fails fails the job', () => {
  expect(atDesk(process.execPath, '-e', 'process.exit(3)').status).toBe(3);
});
