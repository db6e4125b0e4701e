// Screens that nobody needs in the first moment: their code comes once the first screen stands, so that the page starts sooner.
import type Begin from './lock/Begin.svelte';
import type Outbox from './outbox/Outbox.svelte';
import type Search from './search/Search.svelte';
import type Settings from './settings/Settings.svelte';
import type Welcome from './welcome/Welcome.svelte';

export class LaterScreens {
  begin = $state.raw<typeof Begin>();
  outbox = $state.raw<typeof Outbox>();
  search = $state.raw<typeof Search>();
  settings = $state.raw<typeof Settings>();
  welcome = $state.raw<typeof Welcome>();

  /** Fetches them all from the app's own files. */
  async load(): Promise<void> {
    const [begin, outbox, search, settings, welcome] = await Promise.all([
      import('./lock/Begin.svelte'),
      import('./outbox/Outbox.svelte'),
      import('./search/Search.svelte'),
      import('./settings/Settings.svelte'),
      import('./welcome/Welcome.svelte'),
    ]);
    this.begin = begin.default;
    [this.outbox, this.search] = [outbox.default, search.default];
    [this.settings, this.welcome] = [settings.default, welcome.default];
  }
}
