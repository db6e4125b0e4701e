// Screens that nobody needs in the first moment: their code comes once the first screen stands, so that the page starts sooner.
import type Keys from '../parts/Keys.svelte';
import type Compose from '../screens/compose/Compose.svelte';
import type Drafts from '../screens/compose/Drafts.svelte';
import type ReadAloud from '../screens/day/ReadAloud.svelte';
import type Begin from '../screens/lock/Begin.svelte';
import type Outbox from '../screens/outbox/Outbox.svelte';
import type Search from '../screens/search/Search.svelte';
import type Settings from '../screens/settings/Settings.svelte';
import type Welcome from '../screens/welcome/Welcome.svelte';

export class LaterScreens {
  aloud = $state.raw<typeof ReadAloud>();
  begin = $state.raw<typeof Begin>();
  compose = $state.raw<typeof Compose>();
  drafts = $state.raw<typeof Drafts>();
  keys = $state.raw<typeof Keys>();
  outbox = $state.raw<typeof Outbox>();
  search = $state.raw<typeof Search>();
  settings = $state.raw<typeof Settings>();
  welcome = $state.raw<typeof Welcome>();

  /** Fetches them all from the app's own files. */
  async load(): Promise<void> {
    const [compose, outbox, search, settings, welcome, keys, aloud, drafts, begin] = await Promise.all([
      import('../screens/compose/Compose.svelte'),
      import('../screens/outbox/Outbox.svelte'),
      import('../screens/search/Search.svelte'),
      import('../screens/settings/Settings.svelte'),
      import('../screens/welcome/Welcome.svelte'),
      import('../parts/Keys.svelte'),
      import('../screens/day/ReadAloud.svelte'),
      import('../screens/compose/Drafts.svelte'),
      import('../screens/lock/Begin.svelte'),
    ]);
    this.compose = compose.default;
    [this.outbox, this.search] = [outbox.default, search.default];
    [this.settings, this.welcome] = [settings.default, welcome.default];
    [this.keys, this.aloud, this.drafts, this.begin] = [keys.default, aloud.default, drafts.default, begin.default];
  }
}
