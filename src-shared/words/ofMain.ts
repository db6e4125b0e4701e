// The words that main alone says, of changes, of what a patient knows, of the account and the system, and of what can go
// wrong: the page starts without them.
import { account } from './account.ts';
import { asks } from './asks.ts';
import { halves } from './halves.ts';
import { knows } from './knows.ts';
import { links } from './links.ts';
import { notices } from './notices.ts';
import { problems } from './problems.ts';
import { story } from './story.ts';
import { system } from './system.ts';
import { titles } from './titles.ts';
import { updated } from './updated.ts';
import { vault } from './vault.ts';
import { spoken } from './words.ts';

/** Main’s areas in the chosen language. */
export const say = spoken({
  ...{ account, asks, halves, knows, links, notices, problems, story, system, titles },
  ...{ updated, vault },
});
