// npm run simulate, npm run simulate:mutants: days at desks whose whole world is a seed's, judged against every promise.
import { setUp } from './setup.mjs';
import { at, innerNode, main, run } from './tools.mjs';

await main(async () => {
  await setUp({ chromium: false });
  const [what, ...args] = process.argv.slice(2);
  const script = what === 'mutants' ? 'mutantsCommand.ts' : 'command.ts';
  const { code } = await run(innerNode, [at('src-main/outbox/simulator', script), ...args]);
  return code;
});
