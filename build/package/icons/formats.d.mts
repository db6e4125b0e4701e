// The picture formats of the systems, for the parts in TypeScript.
export const PACKED_FROM: number;
export function pngSize(bytes: Uint8Array): { width: number; height: number } | null;
export function icoOf(pictures: readonly { size: number; png: Buffer; rgba: Buffer }[]): Buffer;
export function icoSizes(bytes: Buffer): number[];
export function icnsOf(pictures: readonly { size: number; png: Buffer }[]): Buffer;
export function icnsEntries(bytes: Buffer): { type: string; size: number }[];
export function bmpOf(width: number, height: number, rgba: Buffer): Buffer;
export function bmpShape(bytes: Buffer): { width: number; height: number; bits: number };
