// Starts the page: zod without eval (the content security policy forbids it), then the app.
import { mount } from 'svelte';
import { z } from 'zod';
import App from './App.svelte';

z.config({ jitless: true });

const target = document.getElementById('app');
if (target === null) throw new Error('The page has no #app to stand in.');
mount(App, { target });
