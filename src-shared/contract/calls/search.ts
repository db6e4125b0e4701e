// Calls that look for sessions and people.
import { z } from 'zod';
import { PersonSuggestion, RemoteSearchAnswer, SearchAnswer } from '../views/search.ts';
import { nothing } from './fields.ts';
import type { CallTable } from './table.ts';

const searchText = z.string().max(200);

export const searchCalls = {
  /** Makes ready what is searched, so that the first search costs no more than the next. */
  'search.warm': { needs: 'view', in: nothing, out: nothing },
  'search.local': { needs: 'view', in: z.object({ text: searchText }), out: SearchAnswer },
  'search.remote': { needs: 'view', in: z.object({ email: searchText }), out: RemoteSearchAnswer },
  /** People seen before who may be this one under another name; empty where it is the very person. */
  'people.alike': {
    needs: 'book',
    in: z.object({ name: searchText, email: searchText, phone: searchText }),
    out: z.array(PersonSuggestion),
  },
  'people.suggest': { needs: 'view', in: z.object({ text: searchText }), out: z.array(PersonSuggestion) },
} as const satisfies CallTable;
