import { describe, expect, it } from 'vitest';
import { differences, inWindow, looseDifferences, steady } from './structure.ts';

const told = (boxes: Readonly<Record<string, string>> = {}): string =>
  steady(
    [
      `- main [box=${boxes['main'] ?? '248,0,652,800'}]:`,
      `  - heading "Monday 23 November" [level=1] [box=${boxes['heading'] ?? '272,10.4,180.2,20'}]`,
      `  - button "New session" [box=${boxes['button'] ?? '700,8,110,32'}]`,
      `  - text: 127.0.0.1:41234`,
      `  - button "Later" [box=248,780,100,20]`,
    ].join('\n'),
  );

describe('the structure of a picture', () => {
  it('names no port and no fraction of a pixel', () => {
    expect(told()).toContain('text: 127.0.0.1:0');
    expect(told()).toContain('"Monday 23 November" [level=1] [272,10,180,20]');
  });

  it('leaves away the days of the month beside it', () => {
    const month =
      '- group "March 2031" [1,1,2,2]:\n  - button "Sunday 2 March" [1,1,2,2]: "2"\n  - button "Monday 3 March"';
    expect(steady(`- nav:\n  ${month.replaceAll('\n', '\n  ')}\n- main`)).toBe(
      '- nav:\n  - group "March 2031" [1,1,2,2]\n- main',
    );
  });

  it('of a list of which a part is drawn, ends with the window', () => {
    const row = (y: number): string => `  - listitem: [0,${y},700,50]\n    - button "At ${y}"\n      - text: words`;
    const list = (...rows: readonly number[]): string =>
      [`- list: [0,-900,700,2000]`, ...rows.map(row), `- text: after`].join('\n');
    expect(inWindow(list(-2000, -50, -20, 400, 799, 800), 800)).toBe(list(-20, 400, 799));
    expect(differences(told(), inWindow(told(), 800))).toEqual([]);
  });

  it.each([
    ['a box of one pixel more', told({ button: '700,8,110,33' })],
    ['another label', told().replace('New session', 'New visit')],
    ['something more', `${told()}\n- alert "New"`],
    ['something less', told().split('\n').slice(1).join('\n')],
    ['another state', told().replace('[level=1]', '[level=2]')],
  ])('exactly: %s is a difference', (_what, shown) => {
    expect(differences(told(), told())).toEqual([]);
    expect(differences(told(), shown)).not.toEqual([]);
  });

  it('tells what was and what is', () => {
    expect(differences(told(), told().replace('New session', 'New visit'))).toEqual([
      '-   - button "New session" [700,8,110,32]',
      '+   - button "New visit" [700,8,110,32]',
    ]);
  });

  it('in another font a box may be somewhat wider, but not elsewhere, and words stay words', () => {
    const loosely = (shown: string): readonly string[] => looseDifferences(told(), shown, 800);
    expect(loosely(told({ heading: '272,10,215,22' }))).toEqual([]);
    expect(loosely(told({ button: '330,8,110,32' }))).not.toEqual([]);
    expect(loosely(told({ heading: '272,10,380,20' }))).not.toEqual([]);
    expect(loosely(told().replace('New session', 'New visit'))).not.toEqual([]);
    expect(
      loosely(
        told()
          .split('\n')
          .filter((line) => !line.includes('heading'))
          .join('\n'),
      ),
    ).not.toEqual([]);
  });

  it('in another font what stands at the end of the window may have left it', () => {
    const without = told()
      .split('\n')
      .filter((line) => !line.includes('Later'));
    expect(looseDifferences(told(), without.join('\n'), 800)).toEqual([]);
  });
});
