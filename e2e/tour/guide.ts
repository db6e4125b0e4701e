// What each step of the tour is given: the running desk, the truth beside it, and where pictures go.
import { join } from 'node:path';
import { expect as plainExpect } from '@playwright/test';
import type { Desk } from '../support/desk.ts';
import type { Step } from './walk.ts';
import type { Truth } from './truth.ts';

/** The tour may run on a slow computer: patience costs nothing where all is well. */
export const expect = plainExpect.configure({ timeout: 30_000 });

export class Guide {
  readonly desk: Desk;
  /** There from the first run on: the practice account does not exist before. */
  readonly findTruth: () => Promise<Truth>;
  readonly #folder: string;
  #truth: Truth | undefined;
  #pictures = 0;

  constructor(desk: Desk, findTruth: () => Promise<Truth>, folder: string) {
    this.desk = desk;
    this.findTruth = findTruth;
    this.#folder = folder;
  }

  async truth(): Promise<Truth> {
    this.#truth ??= await this.findTruth();
    return this.#truth;
  }

  /** Saves what the window shows as NN-name.png. */
  async picture(name: string): Promise<void> {
    this.#pictures++;
    const file = `${String(this.#pictures).padStart(2, '0')}-${name}.png`;
    await this.desk.page.screenshot({ path: join(this.#folder, file), animations: 'disabled' });
  }

  get pictures(): number {
    return this.#pictures;
  }
}

export type TourStep = Step<Guide>;
