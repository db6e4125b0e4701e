// Packages that the builder brings along, in its own version: what it writes is read back by the same.
import { createRequire } from 'node:module';
import { at } from '../tools.mjs';

const fromBuilder = createRequire(at('node_modules/app-builder-lib/package.json'));

/** Resources of Windows programs. */
export const resedit = () => fromBuilder('resedit');
/** Property lists of macOS. */
export const plist = () => fromBuilder('plist');
/** YAML. */
export const yaml = () => fromBuilder('js-yaml');
