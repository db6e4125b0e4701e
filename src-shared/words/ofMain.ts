// The words that main alone says, of changes, of what a patient knows, and of what can go wrong: the page starts without them.
import { asks } from './asks.ts';
import { knows } from './knows.ts';
import { problems } from './problems.ts';
import { story } from './story.ts';
import { titles } from './titles.ts';
import { spoken } from './words.ts';

/** Main’s areas in the chosen language. */
export const say = spoken({ asks, knows, problems, story, titles });
