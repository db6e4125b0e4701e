// Goal: the way that the policy asks for is the way that is taken, and no other. Method: a session that notes what it is asked.
import { expect, test } from 'vitest';
import { proxyWay } from './proxyWay.ts';

async function wayOf(asked: string | null): Promise<[answer: string, done: readonly string[]]> {
  const done: string[] = [];
  const way = proxyWay(asked, {
    resolveProxy: (url) => {
      done.push(`resolve ${url}`);
      return Promise.resolve('PROXY of-the-system:3128');
    },
    setProxy: ({ mode, pacScript }) => {
      done.push(`${mode} ${pacScript}`);
      return Promise.resolve();
    },
  });
  return [await way('https://api.example.org/'), done];
}

const asked = 'resolve https://api.example.org/';
test.each([
  [null, 'PROXY of-the-system:3128', [asked]],
  ['system', 'PROXY of-the-system:3128', [asked]],
  ['Direct', 'DIRECT', []],
  ['proxy.clinic.example:8080', 'PROXY proxy.clinic.example:8080', []],
  ['https://proxy.clinic.example:8443', 'HTTPS proxy.clinic.example:8443', []],
  [
    'pac:https://wpad.example/proxy.pac',
    'PROXY of-the-system:3128',
    ['pac_script https://wpad.example/proxy.pac', asked],
  ],
])('%s', async (policy, answer, done) => {
  expect(await wayOf(policy)).toEqual([answer, done]);
});
