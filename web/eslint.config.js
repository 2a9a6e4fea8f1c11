import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist', 'generated', 'node_modules', 'mock'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      // Text of documents is only ever inserted as text.
      'svelte/no-at-html-tags': 'error',
      'no-eval': 'error',
      'max-lines': ['error', { max: 300 }],
      // Sets and addresses here are made anew at every change, never mutated as state.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    // One place speaks to the server.
    files: ['src/**'],
    ignores: ['src/api.ts'],
    rules: { 'no-restricted-globals': ['error', 'fetch', 'EventSource', 'XMLHttpRequest'] },
  },
);
