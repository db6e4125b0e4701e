// npm run guards: takes each guard of docs/security.md away, one at a time in a copy of the project, and sees its test fail.
import { setUp } from './setup.mjs';
import { at, innerNode, main, run } from './tools.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  // Only the running app needs a Chromium.
  const isQuick = args.some((arg, index) => args[index - 1] === '--kind' && arg !== 'page');
  await setUp(isQuick ? { chromium: false } : {});
  const { code } = await run(innerNode, [at('build/guards/command.ts'), ...args]);
  return code;
});
