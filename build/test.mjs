// npm test: sets up, runs every check (or those of the groups named), and says at the end how many passed and failed.
import { checks } from './checks.mjs';
import { setUp } from './setup.mjs';
import { main } from './tools.mjs';

await main(async () => {
  const groups = process.argv.slice(2);
  const chosen = checks.filter((check) => groups.length === 0 || groups.includes(check.group));
  // A spec runs what is built.
  if (groups.includes('e2e')) chosen.unshift(...checks.filter((check) => check.group === 'build'));
  await setUp(chosen.some((check) => check.group === 'e2e') ? {} : { chromium: false });

  const sum = { passed: 0, failed: 0, skipped: 0 };
  const perform = async (check) => {
    const began = performance.now();
    const outcome = await check.run();
    sum.passed += outcome.passed;
    sum.failed += outcome.failed;
    sum.skipped += outcome.skipped;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const counts = `${outcome.passed} passed${outcome.failed > 0 ? `, ${outcome.failed} failed` : ''}`;
    const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : '';
    if (outcome.failed > 0) console.log(`\n${outcome.output.trim()}\n`);
    console.log(`${outcome.failed > 0 ? 'FAILED' : 'ok    '}  ${check.name}: ${counts}${skipped}, ${seconds} s`);
    for (const name of outcome.unsteady ?? [])
      console.log(`UNSTEADY  passed only when tried again, to be mended: ${name}`);
  };

  // Two at a time; end to end has two workers of its own and waits until the others are done.
  const queue = chosen.filter((check) => check.group !== 'e2e');
  const work = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) await perform(check);
  };
  await Promise.all([work(), work()]);
  for (const check of chosen.filter((found) => found.group === 'e2e')) await perform(check);

  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
});
