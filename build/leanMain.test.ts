import { expect, test } from 'vitest';
import { withLeanHttp } from './leanMain.mjs';

test('an import of node:http becomes a lookup, with the names that the bundler gave', () => {
  const script = 'import { join } from "node:path";\nimport { createServer, request as request$1 } from "node:http";\n';
  expect(withLeanHttp(script)).toBe(
    'import { join } from "node:path";\nconst { createServer, request: request$1 } = process.getBuiltinModule("node:http");\n',
  );
});

test('everything else stays', () => {
  const script = 'import { request } from "node:https";\nconst words = \'import { request } from "node:http";\';\n';
  expect(withLeanHttp(script)).toBe(script);
});
