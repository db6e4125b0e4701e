// npm run format: writes every source file as prettier has it.
import { CODE } from './checks.mjs';
import { setUp } from './setup.mjs';
import { at, innerNode, main, run } from './tools.mjs';

await main(async () => {
  await setUp({ chromium: false });
  const { code } = await run(innerNode, [
    at('node_modules/prettier/bin/prettier.cjs'),
    '--write',
    '--log-level=warn',
    ...CODE,
  ]);
  return code;
});
