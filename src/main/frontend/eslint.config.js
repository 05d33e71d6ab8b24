import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Import zones: who may import what. Each entry says why. */
const noFeatures = {
  regex: '(^|/)features/',
  message: 'shared never imports a feature: move what both need into shared.',
};
const noApp = { regex: '(^|/)app/', message: 'Only the entry point imports app.' };
const noBpmn = {
  regex: '^(bpmn-js|diagram-js|bpmn-moddle)(/|$)',
  message: 'bpmn-js lives in shared/bpmn alone, so that it stays one lazy chunk.',
};
const noForms = {
  regex: '^@bpmn-io/',
  message: 'form-js lives in shared/forms alone, so that it stays one lazy chunk.',
};
const noOtherFeature = (self, others) => ({
  regex: `(^|/)(features/)?(${others.join('|')})/`,
  message: `${self} never imports another feature: features meet in shared.`,
});
const features = ['work', 'cases', 'levels'];
const zone = (files, patterns) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.test.tsx'],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const literalText = [
  {
    selector: 'JSXText[value=/\\p{L}{2,}/u]',
    message: 'Text belongs into the catalogues of both languages.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(aria-label|aria-description|title|placeholder|alt|label)$/] > Literal[value=/\\p{L}{2,}/u]',
    message: 'Text belongs into the catalogues of both languages.',
  },
  {
    selector: 'JSXExpressionContainer > Literal[value=/\\p{L}{2,} /u]',
    message: 'Text belongs into the catalogues of both languages.',
  },
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'public', 'src/shared/api/openapi.ts'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // bpmnlint loads its rules with require.
    files: ['bpmnlint/**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['src/**/*.tsx'],
    ignores: ['**/*.test.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...literalText] },
  },
  zone(['src/app/**'], [noBpmn, noForms]),
  zone(
    ['src/shared/ui/**', 'src/shared/api/**', 'src/shared/format/**'],
    [noFeatures, noApp, noBpmn, noForms],
  ),
  zone(['src/shared/bpmn/**'], [noFeatures, noApp, noForms]),
  zone(['src/shared/forms/**'], [noFeatures, noApp, noBpmn]),
  ...features.map((self) =>
    zone(
      [`src/features/${self}/**`],
      [
        noApp,
        noBpmn,
        noForms,
        noOtherFeature(
          self,
          features.filter((other) => other !== self),
        ),
      ],
    ),
  ),
);
