// What calls of several areas take in.
import { z } from 'zod';

export const nothing = z.undefined();

/** Id of a user of SecureVideo: a number above zero, as text. With anything else nothing could ever be asked or sent. */
export const userId = z
  .string()
  .max(16)
  .regex(/^[1-9]\d*$/);

export const localId = z.string().min(1).max(64);

/** Made by the page (crypto.randomUUID) or by main: saved twice under one id, it is one change. */
export const changeId = z.string().min(8).max(64);
