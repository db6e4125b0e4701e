// What electron-builder is told, for the parts in TypeScript.
import type { Configuration } from 'electron-builder';

export const APP_ID: string;
export const APP_NAME: string;
export const SCHEME: string;
export const TARGETS: Readonly<Record<'win32' | 'darwin' | 'linux', readonly { target: string; arch: string[] }[]>>;
export function packageConfig(given: {
  env: Record<string, string | undefined>;
  output: string;
  electronDist?: string;
  chromiumLicences?: string;
}): Configuration;
