// npm run policy: writes ADMX, ADML, profile, example and the docs' table anew from the policy's one schema.
import { setUp } from './setup.mjs';
import { at, innerNode, main, run } from './tools.mjs';

await main(async () => {
  await setUp({ chromium: false });
  const { code } = await run(innerNode, [at('build/policy/write.ts')]);
  return code;
});
