import { expect, test } from 'vitest';
import { readWays } from './proxy.ts';

const proxy = (host: string, port: number, overTls = false): object => ({ is: 'proxy', host, port, overTls });
const direct = { is: 'direct' };

test.each([
  ['DIRECT', [direct]],
  ['', [direct]],
  ['PROXY proxy.clinic.example:8080', [proxy('proxy.clinic.example', 8080)]],
  ['PROXY a:3128; PROXY b; DIRECT', [proxy('a', 3128), proxy('b', 80), direct]],
  ['HTTPS a:8443;HTTPS b', [proxy('a', 8443, true), proxy('b', 443, true)]],
  ['http a:3128', [proxy('a', 3128)]],
  ['PROXY [::1]:3128', [proxy('::1', 3128)]],
  ['SOCKS5 a:1080; DIRECT', [{ is: 'unknown' }, direct]],
  ['QUIC a:443', [{ is: 'unknown' }]],
  ['PROXY', [{ is: 'unknown' }]],
])('%s', (text, ways) => expect(readWays(text)).toEqual(ways));
