// npm run kill-points: the desk's own process, killed at every step towards disk and network, and started again.
import { setUp } from './setup.mjs';
import { at, innerNode, main, run } from './tools.mjs';

await main(async () => {
  await setUp({ chromium: false });
  const args = ['--cache', at('.cache'), ...process.argv.slice(2)];
  // What Node has compiled is kept: thousands of starts read the same files.
  const env = { NODE_COMPILE_CACHE: at('.cache/compiled') };
  const { code } = await run(innerNode, [at('src-main/outbox/killpoints/command.ts'), ...args], { env });
  return code;
});
