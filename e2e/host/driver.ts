// The specs' hand in the host: like Playwright's electronApp.evaluate, over the channel to the process that started us.
import { host } from './state.ts';

/** What a spec sends. */
export type DriverAsks = { readonly id: number; readonly fn: string; readonly arg: unknown };
/** What the host answers; without an id: Chromium can be joined at this port. */
export type DriverHears =
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: string };

/** Runs functions that a spec sends as text, with `modules` as their first argument. Only where a spec started us. */
export function listenToDriver(modules: object): void {
  if (!process.send) return;
  const say = (message: DriverHears): void => {
    process.send?.(message);
  };
  process.on('message', (message: DriverAsks) => {
    const run = async (): Promise<unknown> => {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- test equipment: the text comes from our own spec
      const make = new Function(`return (${message.fn});`) as () => (electron: object, arg: unknown) => unknown;
      return make()(modules, message.arg);
    };
    run().then(
      (value) => say({ kind: 'answer', id: message.id, value }),
      (error: unknown) =>
        say({ kind: 'answer', id: message.id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  const wait = setInterval(() => {
    if (!host.chromium) return;
    clearInterval(wait);
    say({ kind: 'port', port: host.chromium.port });
  }, 10);
}
