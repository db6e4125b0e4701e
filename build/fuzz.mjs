// npm run fuzz: hostile answers, calls, files, codes and links against the real parts; replayed by its seed.
import { setUp } from './setup.mjs';
import { at, innerNode, main, run } from './tools.mjs';

await main(async () => {
  await setUp({ chromium: false });
  const { code } = await run(innerNode, [at('src-main/fuzz/command.ts'), ...process.argv.slice(2)]);
  return code;
});
