import { expect, test } from 'vitest';
import { leftOut, withoutFaces } from './leanMain.mjs';

test.each([
  [
    'import { createServer, request as request$1 } from "node:http";',
    'const { createServer, request: request$1 } = process.getBuiltinModule("node:http");',
  ],
  ['import path from "node:path";', 'const path = process.getBuiltinModule("node:path");'],
  ['import fs, { rmSync } from "node:fs";', 'const fs = process.getBuiltinModule("node:fs"), { rmSync } = fs;'],
  [
    'import { readFile } from "node:fs/promises";',
    'const { readFile } = process.getBuiltinModule("node:fs/promises");',
  ],
])('an import becomes a lookup, with the names that the bundler gave: %s', (script, lean) => {
  expect(withoutFaces(`import electron from "electron";\n${script}\nrun();\n`)).toBe(
    `import electron from "electron";\n${lean}\nrun();\n`,
  );
});

test('everything else stays', () => {
  const script = 'import { app } from "electron";\nconst words = \'import { request } from "node:http";\';\n';
  expect(withoutFaces(script)).toBe(script);
});

test('a form of import that is unknown stops the build', () => {
  expect(() => withoutFaces('import * as path from "node:path";\n')).toThrow('a form unknown');
});

test('the library of files is built without what compares versions; the updater’s keeps it', () => {
  expect(leftOut('semver', '/app/node_modules/conf/dist/source/index.js')).toBe('\0no-versions');
  expect(leftOut('semver', '/app/node_modules/electron-updater/out/AppUpdater.js')).toBeUndefined();
  expect(leftOut('dot-prop', '/app/node_modules/conf/dist/source/index.js')).toBeUndefined();
});
