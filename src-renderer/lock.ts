// Starts the lock screen: a page of its own that knows nothing but the bridge and the clock.
import './chooseWords.ts';
import { mount } from 'svelte';
import './parts/parts.css';
import Lock from './screens/lock/Lock.svelte';
import './state/bridge.ts';
import { pageClock } from './pageClock.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('The page has no #app to stand in.');
mount(Lock, { target, props: { bridge: window.desk, clock: pageClock } });
