// Draws the pictures of docs/pictures anew, from the dispatches in examples/.
//
//   node test/page/pictures.mjs build/release/dragoman build/release/page docs/pictures
import { join } from 'node:path';
import { EXAMPLES, launch, open, reckon, serve } from './browser.mjs';

const folder = process.argv[4] ?? 'docs/pictures';
const VIEWS = [
  [
    'situation',
    '/situation?pick=link:Lachin+corridor',
    'section[aria-labelledby="link-title"] blockquote',
  ],
  ['disputes', '/disputes', 'article .version'],
  ['figures', '/disputes?tab=figures', 'figure svg'],
  ['promises', '/disputes?tab=promises', 'td blockquote'],
  ['document', '/document/1?item=claims:1', '.text .chosen'],
  ['actors', '/actors', '.scroll table button'],
  ['network', '/actors?tab=network', '.network canvas'],
  ['search', '/search?words=corridor', '.found blockquote'],
  ['add', '/add', '#report'],
];

const server = await serve([join(EXAMPLES, 'lachin.jsonl')]);
const browser = await launch();

async function draw(name, theme, sign, prepare) {
  const { page, view } = await open(browser, server.address, {
    colorScheme: theme,
    viewport: { width: 1280, height: 800 },
  });
  await prepare(page, view);
  await page.waitForSelector(sign);
  await page.waitForTimeout(1500); // maps and networks come to rest
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}

for (const [name, path, sign] of VIEWS) await draw(name, 'light', sign, (_, view) => view(path));
await draw('night', 'dark', '.timeline svg rect', (_, view) => view('/situation'));
await draw('export', 'light', 'dialog td', async (page, view) => {
  await view('/situation');
  await page.keyboard.press('e');
});
await draw('supply', 'light', '.stocks canvas', async (page, view) => {
  await view('/supply');
  await reckon(page);
  await page.getByRole('button', { name: 'flour', exact: true }).click();
});
await browser.close();
server.close();
