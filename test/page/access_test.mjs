// Everybody can use it: axe-core finds nothing serious on any view in either theme, and the whole
// walk can be done with a keyboard alone.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { axe_source, EXAMPLES, launch, open, reckon, serve, until } from './browser.mjs';

const server = await serve([join(EXAMPLES, 'lachin.jsonl'), join(EXAMPLES, 'corridor.txt')]);
const browser = await launch();
after(async () => {
  await browser.close();
  server.close();
});

const VIEWS = {
  situation: ['/situation', '.timeline svg rect'],
  'a link': [
    '/situation?pick=link:Lachin+corridor',
    'section[aria-labelledby="link-title"] blockquote',
  ],
  disputes: ['/disputes', 'article .version'],
  unanswered: ['/disputes?tab=unanswered', 'article, .empty'],
  figures: ['/disputes?tab=figures', 'figure svg'],
  promises: ['/disputes?tab=promises', 'td blockquote'],
  documents: ['/documents', 'tbody a'],
  'a document': ['/document/1?item=claims:1', '.text .chosen'],
  actors: ['/actors', '.scroll table button'],
  network: ['/actors?tab=network', '.network canvas'],
  'an actor': ['/actors/Azerbaijan', '.claim blockquote'],
  search: ['/search?words=corridor', '.found blockquote'],
  supply: ['/supply', 'main h1'],
  add: ['/add', '#report'],
  'no answer': ['/document/99', '[role=alert] a[href="/documents"]'],
  'nothing found': ['/search?words=xyzzy', '.found'],
};

async function nothing_serious(page) {
  await page.evaluate(axe_source());
  const found = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  const serious = found.violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  assert.deepEqual(serious, []);
  assert.ok(found.passes.length > 5, 'axe-core looked at something');
}

for (const theme of ['light', 'dark']) {
  test(`axe-core finds nothing serious, ${theme}`, async (t) => {
    const { page, view } = await open(browser, server.address, { colorScheme: theme });
    for (const [name, [path, sign]] of Object.entries(VIEWS)) {
      await t.test(name, async () => {
        await view(path);
        await page.waitForSelector(sign);
        await nothing_serious(page);
      });
    }
    await t.test('stocks', async () => {
      await view('/supply');
      await reckon(page);
      await nothing_serious(page);
    });
    await page.context().close();
  });
}

for (const [width, height] of [
  [360, 740],
  [1280, 800],
  [3840, 2160],
]) {
  test(`no view is wider than ${width} pixels`, async () => {
    const { page, view } = await open(browser, server.address, { viewport: { width, height } });
    for (const [name, [path, sign]] of Object.entries(VIEWS)) {
      await view(path);
      await page.waitForSelector(sign, { state: 'attached' });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${name} is ${over} pixels too wide`);
    }
    await page.context().close();
  });
}

test('the walk with a keyboard alone', async () => {
  const { page, view } = await open(browser, server.address);
  const query = () => new URL(page.url()).searchParams;
  const path = () => new URL(page.url()).pathname;
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        name: element.getAttribute('aria-label') ?? element.textContent.trim(),
        link: element.dataset.link ?? null,
        outlined: outlineStyle !== 'none' && outlineWidth !== '0px',
      };
    });
  const tab_to = async (wanted, most = 60) => {
    for (let i = 0; i < most; i++) {
      await page.keyboard.press('Tab');
      const now = await focused();
      assert.ok(now.outlined, `the focus is seen on "${now.name}"`);
      if (wanted(now)) return;
    }
    assert.fail(`${most} times Tab did not reach it`);
  };

  await view('/situation');
  await page.waitForSelector('[data-link]');
  await page.keyboard.press('Tab');
  assert.equal((await focused()).name, 'Skip to the view');
  await page.keyboard.press('Enter');
  await tab_to(({ name }) => name === 'Span begins');
  await page.keyboard.press('ArrowRight');
  await until(() => query().get('from'), 'an arrow key moves the begin of the span');
  const first = query().get('from');
  await page.keyboard.press('ArrowRight');
  await until(() => query().get('from') > first, 'and moves it on');
  await tab_to(({ link }) => link === 'Lachin corridor');
  await page.keyboard.press('Enter');
  await until(() => query().get('pick') === 'link:Lachin corridor', 'the link is picked');
  await page.waitForSelector('section[aria-labelledby="link-title"] blockquote');
  await page.keyboard.press('Escape');
  await until(() => !query().get('pick'), 'Esc lets go');

  for (const [key, there] of [
    ['2', '/disputes'],
    ['4', '/actors'],
    ['7', '/add'],
    ['3', '/documents'],
  ]) {
    await page.keyboard.press(key);
    await until(() => path() === there, `${key} leads to ${there}`);
  }
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), '/');

  await view('/document/1');
  await page.waitForSelector('.text');
  await page.locator('body').click({ position: { x: 5, y: 600 } });
  await page.keyboard.press('j');
  await until(() => /^claims:/.test(query().get('item') ?? ''), 'j walks to a claim');
  const one = query().get('item');
  await page.keyboard.press('j');
  await until(() => query().get('item') !== one, 'and to the next');
  await page.keyboard.press('k');
  await until(() => query().get('item') === one, 'k goes back');
  await page.keyboard.press('ArrowRight');
  await until(() => /^events:/.test(query().get('item') ?? ''), 'the right arrow goes to events');
  await page.keyboard.press('c');
  await page.getByText('Kept: confirm.').waitFor();
  await page.getByText('What analysts say').waitFor();
  await page.keyboard.press('u');
  await page.getByText('What analysts say').waitFor({ state: 'detached' });

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard' });
  await keys.waitFor();
  for (let i = 0; i < 5; i++) await page.keyboard.press('Tab');
  assert.ok(
    await keys.evaluate(
      (dialog) =>
        dialog.contains(document.activeElement) || document.activeElement === document.body,
    ),
    'the focus stays in the dialog',
  );
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'hidden' });
  await page.context().close();
});
