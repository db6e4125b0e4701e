import { playDay } from './day.ts';
import { planOfSeed } from './plan.ts';
const [from, count, bounds, trace] = process.argv.slice(2);
const t0 = performance.now();
for (let s = Number(from); s < Number(from) + Number(count); s++) {
  const plan = planOfSeed({ seed: s, bounds: bounds as 'in' | 'out', hours: 24, desks: 2 });
  const t1 = performance.now();
  try {
    const r = await playDay(plan, trace === 'trace');
    if (trace === 'trace') console.log(r.trace.join('\n'));
    if (r.violations.length > 0) console.log(s, r.violations.slice(0, 2));
    else console.log(s, 'ok', r.sessions, Math.round(performance.now() - t1));
  } catch (e) { console.log(s, 'THROWN', e); }
}
console.log(Math.round(performance.now() - t0), 'ms');
