// A store read from the dispatches in examples/, served by the program, open in a real Chromium.
//
//   node test/page/walk_test.mjs PROGRAM MODULES
//
// PROGRAM is the built dragoman, MODULES a folder with node_modules that has playwright-core and
// axe-core (the build's page/). Where Chromium or the modules are missing, the test says so and ends
// with status 77.
import { execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const [program, modules] = process.argv.slice(2).map((path) => resolve(path));
export const EXAMPLES = resolve(
  import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  '../../examples',
);

function skip(why) {
  console.log(`SKIPPED, NOTHING WAS TESTED: ${why}`);
  process.exit(77);
}

function chromium_path() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const paths = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const runs = (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return (
    process.env.CHROMIUM ??
    paths.find(runs) ??
    skip('no Chromium on this machine (apt-get install chromium)')
  );
}

if (!program || !modules) throw new Error('usage: node TEST PROGRAM MODULES');
if (!existsSync(join(modules, 'node_modules/playwright-core')))
  skip(
    `no playwright-core in ${modules}: the page was not built (npm missing or without a network)`,
  );
const require = createRequire(join(modules, 'package.json'));
export const { chromium } = require('playwright-core');
export const axe_source = () => require('axe-core').source;

// The store is read from `inputs` (files); what answers is stopped by close().
export async function serve(inputs, options = []) {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-page-'));
  const store = join(folder, 'walk.store');
  if (inputs.length) execFileSync(program, ['add', store, ...inputs], { stdio: 'ignore' });
  const server = spawn(program, ['serve', store, '--port', '0', ...options]);
  const address = await new Promise((found, failed) => {
    let told = '';
    const listen = (bytes) => {
      told += bytes;
      const match = /http:\/\/[^\s/]+/.exec(told);
      if (match) found(match[0]);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', (code) => failed(new Error(`dragoman serve ended with ${code}: ${told}`)));
  });
  return {
    address,
    folder,
    close: () => {
      server.removeAllListeners('exit');
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const launch = () =>
  chromium.launch({
    executablePath: chromium_path(),
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });

// A page that writes down what must never happen: errors, dialogs, requests that leave the server.
export async function open(browser, address, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    const refused = /Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !refused) wrong.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`refused: ${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(blob|data):/.test(url))
      wrong.push(`left the machine: ${url}`);
  });
  const visit = (path) => page.goto(address + path);
  const view = async (path) => {
    await visit(path);
    await page.waitForSelector('main h1, main h2, main form');
  };
  const get = async (path) => (await fetch(`${address}/api/v1${path}`)).json();
  return { page, wrong, view, get };
}

// On the supply view: the scenario of examples/ is pasted and answered.
export async function reckon(page) {
  await page.locator('#scenario').fill(readFileSync(join(EXAMPLES, 'tal-orven.toml'), 'utf8'));
  await page.getByRole('button', { name: 'Reckon' }).click();
  await page.waitForSelector('.stocks canvas');
}

// Waits until `check` (run here) gives a true value, and returns it.
export async function until(check, what, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
