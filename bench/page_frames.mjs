// Frames of the map while it is dragged and zoomed, with nothing on it and with many events.
//
//   node bench/page_frames.mjs PROGRAM MODULES [EVENTS]
//
// The page is that of a store read from examples/, but for the map's answer: EVENTS (100,000) events
// at as many points, so that no two share a mark, which is the most that there can be to draw. One
// run measures both; where Chromium draws with the processor (no graphics card), the empty map tells
// what the drawing itself costs. Prints a table: milliseconds from frame to frame, and script alone.
import { join } from 'node:path';
import { EXAMPLES, launch, open, serve } from '../test/page/browser.mjs';

const wanted = Number(process.argv[4] ?? 100_000);
const SECONDS = 6;

// Points in a war of the size of a small country, the same in every run.
function events(n) {
  let state = 12345;
  const random = () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  const day = (i) => new Date(Date.UTC(2022, 0, 1 + (i % 700))).toISOString().slice(0, 10);
  return Array.from({ length: n }, (_, i) => [
    `1.${i}`,
    44 + 5 * random(),
    38.5 + 3 * random(),
    1 + Math.floor(4 * random()),
    day(i),
    2,
  ]);
}

// Frame to frame in milliseconds, as the page's own clock has it, while the mouse drags and turns.
async function frames(page) {
  const box = await page.locator('section.map').boundingBox();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const script = async () =>
    (await client.send('Performance.getMetrics')).metrics.find(
      ({ name }) => name === 'ScriptDuration',
    ).value;
  await page.evaluate(() => {
    window.times = [];
    const note = (now) => {
      window.times.push(now);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const before = await script();
  const end = Date.now() + SECONDS * 1000;
  for (let turn = 0; Date.now() < end; turn++) {
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    const way = turn % 2 ? -1 : 1;
    for (let i = 1; i <= 20; i++)
      await page.mouse.move(middle.x + way * 8 * i, middle.y + way * 3 * i);
    await page.mouse.up();
    await page.mouse.wheel(0, turn % 4 < 2 ? -240 : 240);
  }
  const spent = (await script()) - before;
  const times = await page.evaluate(() => window.times);
  const steps = times.slice(1).map((time, i) => time - times[i]);
  return { steps: steps.sort((a, b) => a - b), script: (1000 * spent) / steps.length };
}

async function measure(browser, address, n) {
  const { page, wrong, view, get } = await open(browser, address, {
    viewport: { width: 1280, height: 800 },
  });
  const answer = await get('/map');
  answer.events.rows = events(n);
  const body = JSON.stringify(answer);
  await page.route('**/api/v1/map*', (route) =>
    route.fulfill({ contentType: 'application/json', body }),
  );
  const start = Date.now();
  await view('/situation');
  await page.waitForSelector('[data-link]');
  const shown = Date.now() - start;
  await page.waitForTimeout(1500);
  const { steps, script } = await frames(page);
  await page.context().close();
  if (wrong.length) throw new Error(wrong.join('\n'));
  const at = (share) =>
    steps[Math.min(steps.length - 1, Math.floor(share * steps.length))].toFixed(0);
  return [n, steps.length, at(0.5), at(0.95), at(0.99), at(1), script.toFixed(1), shown];
}

const server = await serve([join(EXAMPLES, 'lachin.jsonl')]);
const browser = await launch();
console.log(
  '| events | frames | median ms | 95 % | 99 % | longest | script ms a frame | until the lists stand, ms |',
);
console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const n of [0, wanted]) {
  const row = await measure(browser, server.address, n);
  console.log(`| ${row.map((value) => value.toLocaleString('en')).join(' | ')} |`);
}
await browser.close();
server.close();
