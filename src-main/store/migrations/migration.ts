// What one migration is: a step that brings an account file from one form to the next, inside a transaction.
import type { DatabaseSync } from 'node:sqlite';

/** `id` is the number in front of the file's name, and what `user_version` is after it. It never changes once shipped. */
export type Migration = { readonly id: number; readonly up: (db: DatabaseSync) => void };
