// Documents are the words of strangers: whatever stands in them is shown as text, on every view.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { launch, open, serve, until } from './browser.mjs';

const SCRIPT = '<script>window.hacked = 1; alert(1)</script>';
const IMAGE = '<img src=x onerror="window.hacked = 2"><svg onload="window.hacked = 3">';
const TURNED = '\u202Eevil\u202C \u2066turned\u2069 \u200Fright';
const LONG = 'corridor'.repeat(400);
const TEXT = `Varnia accused the Oskarian army on Sunday of shelling the Serin bridge ${SCRIPT}. The spokesman of Oskaria, Davit Relko, denied the accusation and said the bridge was open ${IMAGE}.

"The road is closed ${TURNED}," Varnian Health Minister Lena Maroth said in Yerevan. At least four people were killed near Yerevan, according to Varnia. ${LONG} Armenia attacked Azerbaijan in Yerevan on Sunday.

{{constructor.constructor('window.hacked = 4')()}} \${window.hacked = 5} javascript:window.hacked=6`;

const inputs = join(tmpdir(), `hostile-${process.pid}.jsonl`);
const document = (id, more) =>
  JSON.stringify({
    id,
    title: `${SCRIPT}${TURNED}`,
    publisher: IMAGE + LONG,
    published: '2031-03-16',
    url: 'javascript:window.hacked=7',
    text: TEXT,
    ...more,
  });
writeFileSync(
  inputs,
  [document('one'), document('two', { title: LONG, publisher: 'Wire' })].join('\n') + '\n',
);

const server = await serve([inputs]);
const browser = await launch();
after(async () => {
  await browser.close();
  server.close();
});

const VIEWS = [
  '/situation',
  '/disputes',
  '/disputes?tab=unanswered',
  '/disputes?tab=figures',
  '/disputes?tab=promises',
  '/documents',
  '/document/1',
  '/document/1?item=claims:0',
  '/document/2',
  '/actors',
  '/actors?tab=network',
  '/actors/Varnia',
  '/search?words=bridge',
  '/search?words=%3Cscript%3E',
  `/search?words=${LONG}`,
  '/actors/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
  '/situation?pick=link:%3Cscript%3Ealert(1)%3C/script%3E',
  '/add',
];

for (const width of [390, 1280]) {
  test(`nothing runs and nothing breaks out at ${width} pixels`, async (t) => {
    const { page, wrong, view } = await open(browser, server.address, {
      viewport: { width, height: 800 },
    });
    for (const path of VIEWS) {
      await t.test(path.slice(0, 60), async () => {
        await view(path);
        await page.waitForTimeout(400);
        const found = await page.evaluate(() => ({
          hacked: window.hacked ?? null,
          foreign: [...document.querySelectorAll('img, iframe, object, embed, main script')].map(
            (e) => e.outerHTML.slice(0, 80),
          ),
          handlers: [...document.querySelectorAll('main *')].filter((e) =>
            [...e.attributes].some((a) => a.name.startsWith('on')),
          ).length,
          addresses: [...document.querySelectorAll('a[href]')]
            .map((a) => a.getAttribute('href'))
            .filter((href) => !/^(\/|#|blob:|https:\/\/maplibre\.org)/.test(href)),
          over: document.documentElement.scrollWidth - innerWidth,
        }));
        assert.equal(found.hacked, null);
        assert.deepEqual(found.foreign, []);
        assert.equal(found.handlers, 0);
        assert.deepEqual(found.addresses, [], 'links lead to places of this page only');
        assert.ok(found.over <= 0, `${found.over} pixels too wide`);
      });
    }
    assert.deepEqual(
      wrong.filter((what) => !/^refused: 40[04] /.test(what)),
      [],
    );
    await page.context().close();
  });
}

test('the words stand there as they were written', async () => {
  const { page, view, get } = await open(browser, server.address);
  const first = (await get('/documents')).items.find((row) => row.document === 'one');
  await view(`/document/${first.ref}`);
  await until(
    async () => (await page.locator('.text').textContent()).includes(SCRIPT),
    'the script tag as text',
  );
  const text = await page.locator('.text').textContent();
  for (const part of [IMAGE, TURNED, LONG, 'javascript:window.hacked=6'])
    assert.ok(text.includes(part), part.slice(0, 40));
  assert.ok((await page.locator('h1').textContent()).includes(SCRIPT), 'the title, too');
  await page.context().close();
});

test('the server forbids what the page does not need', async () => {
  const answer = await fetch(server.address + '/');
  const policy = answer.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'|default-src 'self'/);
  assert.doesNotMatch(policy, /script-src[^;]*'unsafe/);
});
