// The page's only way to main: `window.desk`, handed on as a value so that nothing else reads a global.
import type { DeskBridge } from '../../src-shared/contract/calls.ts';

export type { DeskBridge };

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly desk: DeskBridge;
  }
}
