// The walk of an analyst: from the situation to the words, and back with a correction.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { EXAMPLES, launch, open, reckon, serve, until } from './browser.mjs';

const server = await serve([join(EXAMPLES, 'lachin.jsonl')]);
const browser = await launch();
const { page, wrong, view, get } = await open(browser, server.address);
after(async () => {
  await browser.close();
  server.close();
});
const query = () => new URL(page.url()).searchParams;
const path = () => new URL(page.url()).pathname;

// Points of the map (CSS pixels) where a pixel has this colour of the theme.
async function pixels_of(name) {
  const box = await page.locator('section.map').boundingBox();
  const picture = await page.screenshot({ clip: box });
  const hex = await page.evaluate(
    (n) => getComputedStyle(document.documentElement).getPropertyValue(n).trim(),
    name,
  );
  const reader = await browser.newPage();
  const found = await reader.evaluate(
    async ([base64, wanted]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const rgb = [1, 3, 5].map((at) => parseInt(wanted.slice(at, at + 2), 16));
      const points = [];
      for (let i = 0; i < data.length; i += 4)
        if (rgb.every((value, k) => Math.abs(data[i + k] - value) < 12))
          points.push([(i / 4) % image.width, Math.floor(i / 4 / image.width)]);
      return points;
    },
    [picture.toString('base64'), hex],
  );
  await reader.close();
  return found.map(([x, y]) => ({ x: x + box.x, y: y + box.y }));
}

test('the situation opens with bars, links and what changed', async () => {
  await view('/');
  await page.waitForSelector('.timeline svg rect');
  assert.ok((await page.locator('.timeline svg rect').count()) > 10, 'bars on the timeline');
  const link = page.locator('[data-link="Lachin corridor"]');
  assert.match(await link.innerText(), /Contested/);
  assert.ok((await page.locator('#changes-title ~ ol li li').count()) > 20, 'what changed');
});

test('the map draws the contested corridor in the colours of both versions', async () => {
  await until(
    async () => (await pixels_of('--closed')).length > 150,
    'stripes of "closed" on the map',
  );
  const closed = await pixels_of('--closed');
  const open_ = await pixels_of('--open');
  const inside = open_.filter(({ x, y }) => closed.some((p) => Math.hypot(p.x - x, p.y - y) < 12));
  assert.ok(inside.length > 100, `stripes of "open" beside those of "closed": ${inside.length}`);
  const { x, y } = inside[Math.floor(inside.length / 2)];
  await page.mouse.click(x, y);
  await until(
    () => query().get('pick') === 'link:Lachin corridor',
    'the link is picked on the map',
  );
  await page.keyboard.press('Escape');
  await until(() => !query().get('pick'), 'Esc lets go');
});

test('the brush on the timeline filters everything', async () => {
  const everything = await page.locator('#changes-title ~ ol li li').count();
  const box = await page.locator('.timeline svg').boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 1, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.1, y, { steps: 5 });
  await page.mouse.up();
  await until(() => query().get('from'), 'the days stand in the address');
  const [from, to] = [query().get('from'), query().get('to')];
  assert.match(from ?? '', /^2022-12-\d\d$/);
  assert.match(to ?? '', /^202[23]-\d\d-\d\d$/);
  await until(async () => {
    const n = await page.locator('#changes-title ~ ol li li').count();
    return n > 0 && n < everything;
  }, 'fewer changes');
  const days = await page.locator('#changes-title ~ ol h3').allInnerTexts();
  for (const day of days) {
    const date = new Date(day + ' UTC').toISOString().slice(0, 10);
    assert.ok(date >= from && date <= to, `${day} lies within ${from} to ${to}`);
  }
  assert.equal(await page.locator('.filters input[type=date]').first().inputValue(), from);
  const links = await page.locator('[data-link]').allInnerTexts();
  assert.ok(
    !links.join().includes('Hakari bridge'),
    'a bridge that is named in June is not listed',
  );
});

test('the address keeps the state', async () => {
  const before = page.url();
  const changes = await page.locator('#changes-title ~ ol').innerText();
  await page.reload();
  await page.waitForSelector('#changes-title ~ ol li li');
  assert.equal(page.url(), before);
  await until(
    async () => (await page.locator('#changes-title ~ ol').innerText()) === changes,
    'the same list',
  );
  await page.getByRole('button', { name: 'Clear all' }).click();
  await until(() => !query().get('from'), 'the whole time again');
  await page.goBack();
  assert.ok(query().get('from'), 'Back brings the span back');
  await page.goForward();
});

test('a link shows both versions with who says so', async () => {
  await page.locator('[data-link="Lachin corridor"]').click();
  const panel = page.locator('section[aria-labelledby="link-title"]');
  await until(
    async () => /Open, according to/.test(await panel.innerText()),
    'the version that it is open',
  );
  const text = await panel.innerText();
  assert.match(text, /Closed, according to/);
  assert.match(text, /Armenia/);
  assert.match(text, /Caspian Post · 13 Dec 2022/);
  assert.match(text, /open for civilian and humanitarian traffic/);
});

test('a dispute names who speaks, with the role that the report states', async () => {
  await view('/disputes');
  await page.waitForSelector('article .version .role');
  const roles = await page.locator('article .version .role').allInnerTexts();
  assert.ok(roles.length && roles.every((role) => role.trim()), 'no empty role');
  await view('/situation');
});

test('a filter that cannot be read is told, and is cleared', async () => {
  const other = await open(browser, server.address);
  await other.view('/situation?box=foo');
  await other.page.getByRole('button', { name: 'Clear “Map area”' }).first().click();
  await other.page.waitForSelector('#changes-title ~ ol li li');
  assert.equal(new URL(other.page.url()).searchParams.get('box'), null);
  await other.page.context().close();
});

test('the manual lies in the program', async () => {
  const manual = page.getByRole('link', { name: 'Manual' });
  const answer = await page.request.get(new URL(await manual.getAttribute('href'), page.url()).href);
  assert.equal(answer.status(), 200);
  const text = await answer.text();
  assert.match(text, /SUPPLY|Supply/);
  const pictures = [...text.matchAll(/<img src="([^"]+)"/g)].map(([, src]) => src);
  assert.ok(pictures.length > 0, 'the manual shows the page');
  for (const src of pictures) {
    const picture = await page.request.get(new URL(src, answer.url()).href);
    assert.equal(picture.status(), 200, src);
  }
});

test('a claim leads to its sentence', async () => {
  await page.getByRole('link', { name: 'Disputes' }).click();
  await page.waitForSelector('article .version');
  const version = page
    .locator('article .version', { hasText: "Armenia's accusation that it had blocked" })
    .first();
  await version.locator('a.quote').click();
  await until(
    () => path().startsWith('/document/') && query().get('item'),
    'a document, at an item',
  );
  await page.waitForSelector('.text .chosen');
  const sentence = await page.locator('.text p', { has: page.locator('.chosen') }).innerText();
  assert.match(sentence, /Azerbaijan on Tuesday rejected Armenia's accusation that it had blocked/);
  const chosen = page.locator('.text .chosen').first();
  const seen = await chosen.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });
  assert.ok(seen, 'the words are in view');
});

test('what the machine read is corrected in place, and taken back', async () => {
  await view('/document/1');
  await page.getByRole('tab', { name: /^events/ }).click();
  await page.locator('[data-item^="events:"]').first().click();
  const item = page.locator('.item');
  const before = (await item.locator('dd').first().innerText())
    .split('\n')[0]
    .replace(/\s*change$/, '');
  const after = before === 'COERCE' ? 'PROTEST' : 'COERCE';
  await item.getByRole('button', { name: 'Change type' }).click();
  await item.getByRole('combobox').selectOption(after);
  await item.getByLabel('Why').fill('two observers saw it');
  await item.getByRole('button', { name: 'Keep' }).click();
  await until(
    async () => /two observers saw it/.test(await item.innerText()),
    'the correction beside the reading',
  );
  const key = query().get('item');
  const ref = `1.${key.split(':')[1]}`;
  const type = async () =>
    (await get('/events?limit=1000')).items.find((row) => row.ref === ref)?.type;
  assert.equal(await type(), after, 'answers follow the correction');
  await item.getByRole('button', { name: 'undo' }).click();
  await until(
    async () => !/two observers saw it/.test(await item.innerText()),
    'nothing of it is left',
  );
  assert.equal(await type(), before);
});

test('words are searched', async () => {
  await view('/search');
  await page.locator('#words').fill('insulin');
  await page.keyboard.press('Enter');
  await page.getByText('No sentence has these words.').waitFor();
  await page.locator('#words').fill('medicines');
  await page.keyboard.press('Enter');
  await until(async () => (await page.locator('.found blockquote').count()) > 0, 'sentences');
  for (const quote of await page.locator('.found blockquote').allInnerTexts())
    assert.match(quote, /medicines/i);
});

test('a pasted report is read, and shows without a reload', async () => {
  await view('/add');
  const documents = (await get('/store')).documents;
  await page
    .locator('#report')
    .fill(
      'Azerbaijan reopened the Lachin corridor for aid convoys on Friday, the Red Cross said. Armenia denied that any convoy had passed.',
    );
  await page.getByLabel('Title').fill('A convoy that nobody saw');
  await page.getByLabel('Outlet').fill('Walk Gazette');
  await page.getByLabel('Published').fill('2023-08-04');
  await page.getByRole('button', { name: 'Read and keep' }).click();
  await page.getByText(`${documents + 1} documents`).waitFor();
  await page.getByRole('link', { name: 'See the documents' }).click();
  await page.getByRole('link', { name: 'A convoy that nobody saw' }).click();
  await until(
    async () =>
      (await page.locator('.text').innerText()).includes('Armenia denied that any convoy'),
    'its text',
  );
  const claims = await page.locator('[data-item]').allInnerTexts();
  assert.ok(
    claims.some((title) => /deny: Armenia/.test(title)),
    `Armenia's denial was read: ${claims}`,
  );
});

test('the export shows what it will write, and writes it', async () => {
  await view('/situation?source=Caspian+Post');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Export events' });
  await dialog.getByText('outlet Caspian Post').waitFor();
  await dialog.getByRole('radio', { name: /ACLED/ }).check();
  await until(
    async () => (await dialog.locator('th').allInnerTexts()).includes('event_date'),
    'columns of ACLED',
  );
  assert.match(await dialog.locator('tbody').innerText(), /Armenian forces/, 'rows in the preview');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Save the file' }).click(),
  ]);
  const file = join(server.folder, 'events.csv');
  await download.saveAs(file);
  const text = readFileSync(file, 'utf8');
  assert.match(text.split('\n')[0], /event_date/);
  assert.ok(text.includes('Caspian Post'), 'the outlet stands in the file');
  await dialog.getByRole('checkbox', { name: /No names/ }).check();
  await until(
    async () => !/Armenian forces/.test(await dialog.locator('table').innerText()),
    'codes in place of names',
  );
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('what a shut road means for stocks is reckoned by each version, and anew', async () => {
  await view('/supply');
  await reckon(page);
  const versions = page.locator('.versions');
  const told = await versions.innerText();
  assert.match(told, /as Varnia states\s+diesel runs short first, on \d+ \w+ 2031/);
  assert.match(told, /as Oskaria states/);
  assert.match(
    await page.getByRole('region', { name: 'What passes' }).innerText(),
    /bottleneck/,
  );
  const slider = page.getByRole('slider', { name: 'diesel: in store' });
  await slider.press('End');
  await until(async () => (await versions.innerText()) !== told, 'other days with more diesel');
  await page.getByRole('button', { name: 'Back to the scenario' }).click();
  await until(async () => (await versions.innerText()) === told, 'the first days again');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const file = join(server.folder, 'stocks.csv');
  await download.saveAs(file);
  const rows = readFileSync(file, 'utf8').trim().split('\n');
  assert.equal(rows[0], 'version,commodity,unit,day,date,stock,low,high,arrivals,eaten');
  assert.equal(rows.length, 1 + 2 * 4 * 120, 'two versions, four commodities, 120 days');
});

test('charts and the map are saved as pictures', async () => {
  await view('/situation');
  await page.waitForSelector('.timeline svg rect');
  const saved = async (name) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    const file = join(server.folder, download.suggestedFilename());
    await download.saveAs(file);
    return readFileSync(file);
  };
  const svg = (await saved('SVG')).toString();
  assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  assert.match(svg, /fill="rgb\(/, 'colours are written into it');
  const png = await saved('PNG');
  assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from('PNG')]);
  assert.ok(png.length > 5000, `a map, not an empty sheet: ${png.length} bytes`);
});

test('on paper there are charts, map and words, and no controls', async () => {
  await view('/situation?pick=link:Lachin+corridor');
  await page.waitForSelector('section[aria-labelledby="link-title"] blockquote');
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['nav', 'form.filters', '.acts button'])
    assert.equal(await page.locator(gone).first().isVisible(), false, `${gone} is not printed`);
  for (const there of [
    '.timeline svg',
    'section.map canvas',
    '[data-link="Lachin corridor"]',
    'section[aria-labelledby="link-title"] blockquote',
  ])
    assert.ok(await page.locator(there).first().isVisible(), `${there} is printed`);
  assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 10_000);
  await page.emulateMedia({ media: 'screen' });
});

test('nothing went wrong on the way, and nothing left the machine', () => {
  assert.deepEqual(wrong, []);
});
