#!/usr/bin/env node
// wink-nlp with wink-eng-lite-web-model in the manner of `dragoman read --format conllu FILE`: words, sentences and
// universal tags. It makes no trees, and its names are of numbers, dates and the like.
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');

const modules = createRequire(process.env.WINK_MODULES + '/');
const nlp = modules('wink-nlp')(modules('wink-eng-lite-web-model'), ['sbd', 'pos']);
const { its } = nlp;

const lines = [];
for (const paragraph of readFileSync(process.argv.at(-1), 'utf8').split(/\n\s*\n/)) {
  nlp
    .readDoc(paragraph)
    .sentences()
    .each((sentence) => {
      let number = 0;
      sentence.tokens().each((token) => {
        if (token.out(its.type) === 'tabCRLF') return;
        number += 1;
        const head = number === 1 ? 0 : 1;
        const relation = head === 0 ? 'root' : 'dep';
        lines.push(`${number}\t${token.out()}\t_\t${token.out(its.pos)}\t_\t_\t${head}\t${relation}\t_\t_`);
      });
      lines.push('');
    });
}
process.stdout.write(lines.join('\n') + '\n');
