import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import layers from './eslint/layers.js';
import svelteConfig from './svelte.config.js';

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      '.cache/',
      'node_modules/',
      'src/lib/i18n/generated/',
      'static/',
      'data/',
      'demo-data/'
    ]
  },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], tsconfigRootDir: import.meta.dirname }
    },
    plugins: { layers },
    rules: {
      'layers/imports-run-downwards': 'error',
      'no-undef': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      'svelte/no-navigation-without-resolve': 'off',
      // It takes an ignored accessibility warning of the compiler for an unused one; svelte-check fails on the real ones.
      'svelte/no-unused-svelte-ignore': 'off'
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: { 'svelte/no-at-html-tags': 'error' }
  },
  {
    // What comes out of a component file has no type here; svelte-check knows it and fails on any misuse.
    files: ['**/*.svelte', '**/*.svelte.ts', 'test/component/**'],
    rules: Object.fromEntries(
      [
        ...['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => `no-unsafe-${what}`),
        'no-redundant-type-constituents',
        'restrict-plus-operands'
      ].map((rule) => [`@typescript-eslint/${rule}`, 'off'])
    )
  },
  {
    // The framework types these files' first parameters itself.
    files: ['**/*.js'],
    ...ts.configs.disableTypeChecked
  },
  { files: ['eslint/**', '*.config.*'], rules: { 'layers/imports-run-downwards': 'off' } }
);
