// Starts the page: its styles, and the app with all that it may not reach for by itself: the bridge, the clock, ids.
import './chooseWords.ts';
import { mount } from 'svelte';
import App from './App.svelte';
import './parts/parts.css';
import './state/bridge.ts';
import { pageClock } from './pageClock.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('The page has no #app to stand in.');
mount(App, { target, props: { bridge: window.desk, clock: pageClock, makeId: () => crypto.randomUUID() } });
