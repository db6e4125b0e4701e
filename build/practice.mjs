// npm run practice: the practice account alone, without the app. What is printed on stdout is the account's own.
import { setUp } from './setup.mjs';
import { at, innerNode, main, run } from './tools.mjs';

// npm passes a signal only to the shell that stands between it and us: when that has gone, we were meant.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM'); // `run` hands it on
}, 250);
watch.unref();

await main(async () => {
  // Set-up talks to stderr here: stdout is read by programs.
  const log = console.log;
  console.log = console.error;
  await setUp({ chromium: false });
  console.log = log;
  const { code } = await run(innerNode, [at('src-main/practice/command.ts'), ...process.argv.slice(2)]);
  return code;
});
