// What a run of tests says about a guard: its test passed, failed for the guard's sake, or never came so far. Pure.

/** `broken`: the test did not judge anything, for the code does not stand: such a failure proves nothing. */
export type Verdict = 'passed' | 'failed' | 'broken';

type UnitReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { fullName: string; status: string; failureMessages?: readonly string[] }[];
  }[];
};

/** What code that cannot run at all says of itself. */
const NO_CODE = /^(?:Error: )?(?:SyntaxError|ReferenceError|PARSE_ERROR|Transform failed)/;

/** Of vitest's report: what became of the tests in `proof` whose names hold `test`. */
export function unitVerdict(report: UnitReport | undefined, proof: string, test: string): Verdict {
  const files = (report?.testResults ?? []).filter(({ name }) => name.replaceAll('\\', '/').endsWith(`/${proof}`));
  const all = files.flatMap((file) => file.assertionResults);
  const named = all.filter(
    (one) => one.fullName.includes(test) && one.status !== 'skipped' && one.status !== 'pending',
  );
  const failed = named.filter((one) => one.status === 'failed');
  if (failed.length === 0) return named.length > 0 ? 'passed' : 'broken';
  const isReal = failed.some((one) => (one.failureMessages ?? []).some((message) => !NO_CODE.test(message)));
  return isReal ? 'failed' : 'broken';
}

type Location = { readonly file: string; readonly line: number };
type Spec = {
  readonly title: string;
  readonly line: number;
  readonly tests: readonly {
    readonly results: readonly { status: string; errors: readonly { location?: Location }[] }[];
  }[];
};
type Suite = { readonly specs?: readonly Spec[]; readonly suites?: readonly Suite[] };

function specsOf(suite: Suite): readonly Spec[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** Of Playwright's report: a spec counts as failed where its own lines say so, not where the app did not start. */
export function pageVerdict(report: { readonly suites: readonly Suite[] } | undefined, test: string): Verdict {
  const named = (report?.suites ?? []).flatMap(specsOf).filter(({ title }) => title.includes(test));
  const results = named.flatMap(({ line, tests }) =>
    tests.flatMap((one) => one.results.map((result) => ({ ...result, line }))),
  );
  if (results.length === 0) return 'broken';
  if (results.every(({ status }) => status === 'passed')) return 'passed';
  const isOwn = results.some(({ errors, line }) =>
    errors.some(({ location }) => location !== undefined && /\.spec\.ts$/.test(location.file) && location.line >= line),
  );
  return isOwn ? 'failed' : 'broken';
}
