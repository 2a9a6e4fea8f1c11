// The pages of docs/ as plain HTML, read at /docs/ of the page or straight from a folder:
//   node scripts/docs.mjs REPOSITORY FOLDER
// No script and no inline style: the content security policy of `dragoman serve` allows neither.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import markdownIt from 'markdown-it';

const [repository, folder] = process.argv.slice(2);
const FIRST = ['TUTORIAL', 'LIMITS', 'CODEBOOK', 'COMING_FROM', 'EXPORT']; // for readers; the rest by name
const FURTHER = { CARD: 'model/CARD.md' }; // pages that lie elsewhere

const markdown = markdownIt({ html: false, linkify: false });
const slug = (words) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const escaped = (words) => markdown.utils.escapeHtml(words);

// Links between pages lead to their HTML; those to files of the repository, which are not here, become plain words.
function target(link, names) {
  const [path, anchor] = link.split('#');
  if (path === '' || /^[a-z]+:/.test(path)) return link;
  const name = basename(path, '.md');
  if (path.endsWith('.md') && names.includes(name))
    return `${name}.html${anchor ? `#${anchor}` : ''}`;
  return null;
}

function redirect(tokens, names) {
  let dropped = false;
  for (const token of tokens) {
    if (token.children) redirect(token.children, names);
    if (token.type === 'link_open') {
      const to = target(token.attrGet('href'), names);
      dropped = to === null;
      if (dropped) [token.tag, token.attrs] = ['span', null];
      else token.attrSet('href', to);
    }
    if (token.type === 'link_close' && dropped) [token.tag, dropped] = ['span', false];
  }
}

// Pictures that a page shows lie beside it.
function bring_pictures(tokens, from) {
  for (const token of tokens) {
    if (token.children) bring_pictures(token.children, from);
    if (token.type !== 'image') continue;
    const path = token.attrGet('src');
    copyFileSync(join(from, path), join(folder, basename(path)));
    token.attrSet('src', basename(path));
  }
}

function giveIds(tokens) {
  tokens.forEach((token, i) => {
    if (token.type === 'heading_open') token.attrSet('id', slug(tokens[i + 1].content));
  });
}

// Tables scroll on their own, so that a narrow screen shows the text whole.
markdown.renderer.rules.table_open = () => '<div class="table" tabindex="0"><table>';
markdown.renderer.rules.table_close = () => '</table></div>';

function page(title, body, list, current) {
  const links = list.map(({ name, title: words }) => {
    const here = name === current ? ' aria-current="page"' : '';
    return `<li><a href="${name}.html"${here}>${escaped(words)}</a></li>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Dragoman</title><link rel="stylesheet" href="style.css"><link rel="icon" href="../icon.svg"></head>
<body><nav aria-label="Pages"><a class="home" href="index.html">Dragoman</a><ul>${links.join('')}</ul></nav>
<main>${body}</main></body></html>
`;
}

function order(a, b) {
  const place = ({ name }) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return place(a) - place(b) || a.name.localeCompare(b.name);
}

function sources() {
  const own = readdirSync(join(repository, 'docs')).filter((file) => file.endsWith('.md'));
  const paths = [
    ...own.map((file) => [basename(file, '.md'), join('docs', file)]),
    ...Object.entries(FURTHER),
  ];
  return paths.map(([name, path]) => {
    const text = readFileSync(join(repository, path), 'utf8');
    return { name, path, text, title: /^# (.*)/m.exec(text)?.[1] ?? name };
  });
}

const list = sources().sort(order);
const readme = readFileSync(join(repository, 'README.md'), 'utf8');
mkdirSync(folder, { recursive: true });
for (const { name, path, text, title } of [
  ...list,
  { name: 'index', path: 'README.md', text: readme, title: 'Documentation' },
]) {
  const tokens = markdown.parse(text, {});
  redirect(
    tokens,
    list.map((one) => one.name),
  );
  bring_pictures(tokens, join(repository, dirname(path)));
  giveIds(tokens);
  const body = markdown.renderer.render(tokens, markdown.options, {});
  writeFileSync(join(folder, `${name}.html`), page(title, body, list, name));
}
