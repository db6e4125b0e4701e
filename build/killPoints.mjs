// npm run kill-points: the desk's own process, killed at every step towards disk and network, and started again.
import { setUp } from './setup.mjs';
import { at, innerNode, main, run } from './tools.mjs';

await main(async () => {
  await setUp({ chromium: false });
  const args = ['--cache', at('.cache'), ...process.argv.slice(2)];
  const { code } = await run(innerNode, [at('src-main/outbox/killpoints/command.ts'), ...args]);
  return code;
});
